// The scrolling conversation: it stays at the end while the reader is at the end, and leaves the
// reader alone otherwise, also when earlier messages come above.

import { createElement as h, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR = 48;

// From here on, in heights of the view, earlier messages are asked for.
const EARLY = 1.5;

export function Transcript(props) {
  const { children, place, sent, first, hasEarlier, onEarlier, jump, label } = props;
  const scroller = useRef(null);
  const content = useRef(null);
  const stuck = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const asked = useRef("");
  const anchor = useRef({ row: null, top: 0 });
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

  // What has come above moves everything down: the view goes along, by a row that stays.
  useLayoutEffect(() => {
    const { row, top } = anchor.current;
    const box = scroller.current;
    if (!row?.isConnected || stuck.current) return;
    box.style.overflowAnchor = "none"; // where the browser would do the same, it would do it twice
    box.scrollTop += row.getBoundingClientRect().top - top;
    requestAnimationFrame(() => (box.style.overflowAnchor = ""));
  }, [first]);

  // Another conversation, or a message of one's own: show the end.
  useLayoutEffect(() => toEnd(), [place, sent, toEnd]);

  useEffect(() => {
    const box = scroller.current;
    const grown = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
    });
    grown.observe(content.current);
    grown.observe(box);
    return () => grown.disconnect();
  }, []);

  // Content that grows never moves the view up, and content that shrinks gets lower: a view that
  // moves up over content of the same height was moved by the reader.
  const scrolled = () => {
    const { scrollTop: top, scrollHeight: height, clientHeight } = scroller.current;
    const moved = top < last.current.top - 1 && height >= last.current.height;
    last.current = { top, height };
    if (height - top - clientHeight < NEAR) stuck.current = true;
    else if (moved) stuck.current = false;
    setAway(!stuck.current);
    if (top > 2 * EARLY * clientHeight) return;
    const row = content.current.querySelector(".messages > li");
    anchor.current = { row, top: row?.getBoundingClientRect().top };
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
