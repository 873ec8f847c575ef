"""The browsable schema: Swagger UI from the Python package index, so that no page of ours loads
anything from other hosts."""

from __future__ import annotations

from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, HTTPException, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse, HTMLResponse

router = APIRouter(include_in_schema=False)

_FILES = Path(fastapi_offline.__file__).parent / "static"
_SERVED = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}


@router.get("/docs")
async def show_docs(request: Request) -> HTMLResponse:
    """The page."""
    root = request.scope.get("root_path", "").rstrip("/")
    return get_swagger_ui_html(
        openapi_url=f"{root}/api/openapi.json",
        title=request.app.title,
        swagger_js_url=f"{root}/api/docs/swagger-ui-bundle.js",
        swagger_css_url=f"{root}/api/docs/swagger-ui.css",
        swagger_favicon_url=f"{root}/icon.svg",
        swagger_ui_parameters={"validatorUrl": None, "persistAuthorization": False},
    )


@router.get("/docs/{name}")
async def serve_docs_file(name: str) -> FileResponse:
    """What the page is made of."""
    if name not in _SERVED:
        raise HTTPException(404)
    cached = {"Cache-Control": "public, max-age=86400"}
    return FileResponse(_FILES / name, media_type=_SERVED[name], headers=cached)
