// The scrolling conversation: it stays at the end while the reader is at the end, and leaves the
// reader alone otherwise, also when earlier messages come above.

import { createElement as h, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR = 48;

// From here on, in heights of the view, earlier messages are asked for.
const EARLY = 1.5;

// How long rows that came above may take until they are drawn and have their true height.
const SETTLING_MS = 500;

export function Transcript(props) {
  const { children, place, sent, first, hasEarlier, onEarlier, jump, label } = props;
  const scroller = useRef(null);
  const content = useRef(null);
  const stuck = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const asked = useRef("");
  const anchor = useRef({ row: null, top: 0 });
  const settling = useRef(false);
  const [away, setAway] = useState(false);

  const toEnd = useCallback((behavior = "instant") => {
    stuck.current = true;
    setAway(false);
    const box = scroller.current;
    box.scrollTo({ top: box.scrollHeight, behavior });
  }, []);

  // Once for each beginning; the button above the messages asks again.
  const askEarlier = () => {
    const box = scroller.current;
    if (!hasEarlier || asked.current === first || box.scrollTop > EARLY * box.clientHeight) return;
    asked.current = first;
    onEarlier();
  };

  // The row that the reader sees at the top, and where: the first that begins in the view.
  const mark = () => {
    const { top, bottom } = scroller.current.getBoundingClientRect();
    const rows = [...content.current.querySelectorAll(".messages > li")];
    const begins = (row) => row.getBoundingClientRect().top;
    const row = rows.find((one) => begins(one) >= top);
    anchor.current = row && begins(row) < bottom ? { row, top: begins(row) } : { row: null };
  };

  const goAlong = useCallback(() => {
    const { row, top } = anchor.current;
    if (row?.isConnected) scroller.current.scrollTop += row.getBoundingClientRect().top - top;
  }, []);

  // What has come above moves everything down, and again when it is drawn: the view goes along.
  // Where the browser would do the same, it would do it twice.
  useLayoutEffect(() => {
    if (!anchor.current.row?.isConnected || stuck.current) return;
    const box = scroller.current;
    box.style.overflowAnchor = "none";
    settling.current = true;
    goAlong();
    const settle = () => {
      box.style.overflowAnchor = "";
      settling.current = false;
    };
    const timer = setTimeout(settle, SETTLING_MS);
    return () => {
      clearTimeout(timer);
      settle();
    };
  }, [first, goAlong]);

  // Another conversation, or a message of one's own: show the end.
  useLayoutEffect(() => toEnd(), [place, sent, toEnd]);

  useEffect(() => {
    const box = scroller.current;
    const grown = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
      else if (settling.current) goAlong();
      else mark();
    });
    grown.observe(content.current);
    grown.observe(box);
    return () => grown.disconnect();
  }, [goAlong]);

  // Content that grows never moves the view up, and content that shrinks gets lower: a view that
  // moves up over content of the same height was moved by the reader.
  const scrolled = () => {
    const { scrollTop: top, scrollHeight: height, clientHeight } = scroller.current;
    const moved = top < last.current.top - 1 && height >= last.current.height;
    last.current = { top, height };
    if (height - top - clientHeight < NEAR) stuck.current = true;
    else if (moved) stuck.current = false;
    setAway(!stuck.current);
    if (stuck.current) return;
    mark();
    askEarlier();
  };

  return h(
    "div",
    { className: "transcript" },
    h(
      "div",
      { className: "scroller", ref: scroller, onScroll: scrolled, role: "region", "aria-label": label, tabIndex: 0 },
      h("div", { className: "content", ref: content }, children),
    ),
    away && h("button", { type: "button", className: "button jump", onClick: () => toEnd("smooth") }, jump),
  );
}
