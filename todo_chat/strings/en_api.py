"""English: what the API says about a request that it can't take."""

STRINGS: dict[str, str] = {
    "input.missing": "{field} is needed.",
    "input.unknown": "There is no field {field} here. Check its spelling.",
    "input.text": "{field} must be text.",
    "input.number": "{field} must be a whole number.",
    "input.flag": "{field} must be true or false.",
    "input.list": "{field} must be a list.",
    "input.empty": "{field} can't be empty.",
    "input.long": "{field} has at most {limit} characters.",
    "input.range": "{field} is too small or too large.",
    "input.other": "{field} is not right.",
    "input.object": "Send a JSON object, with the header Content-Type: application/json.",
    "input.json": "The body is not valid JSON.",
    "due_zone.alone": "due_zone goes together with a due that is a moment.",
    "origin.foreign": "This can only be asked for from the app's own page.",
    "body.large": "That is too much at once: a request has at most {limit} bytes.",
    "path.unknown": "There is nothing at this address.",
    "path.method": "This address does not take {method}.",
    "ready.not": "The server is not ready yet.",
}
