// A note while the page can't reach the server: when the connection is lost, and as soon as the
// browser itself says that there is no network, which the connection finds out only after a while.

import { createElement as h, useSyncExternalStore } from "react";

const watch = (changed) => {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
};
const isOnline = () => navigator.onLine;

export function OfflineNote({ lost, children }) {
  const online = useSyncExternalStore(watch, isOnline, () => true);
  return h("div", { role: "status" }, lost || !online ? h("div", { className: "offline" }, children) : null);
}
