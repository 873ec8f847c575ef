// Markdown as the assistant writes it, while it is still being written.
//
// The text comes in pieces, of which a frame changes only the last and shortest; here they are
// joined, cut into blocks, and only a block whose text has changed is worked on again. Raw HTML
// stays text, and an image is never fetched.

import { createContext, createElement as h, memo, useContext, useState } from "react";
import remend from "remend";
import { Streamdown, defaultRehypePlugins, parseMarkdownIntoBlocks } from "streamdown";

const Labels = createContext({});
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

// Without rehype-raw, HTML in the text is shown as text; sanitize stays as a second lock.
const rehypePlugins = [defaultRehypePlugins.sanitize];

const plain = (tag) =>
  function Plain({ node, ...props }) {
    return h(tag, props);
  };

const PLAIN_TAGS = (
  "p h1 h2 h3 h4 h5 h6 ul ol li blockquote hr strong em del table thead tbody tr th td code " +
  "sup sub section"
).split(" ");

function Link({ node, href, children }) {
  if (!SAFE_LINK.test(href || "")) return h("span", null, children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, children);
}

function Image({ alt, src }) {
  const label = alt || "image";
  if (!/^https?:/i.test(src || "")) return h("span", { className: "no-image" }, label);
  return h(Link, { href: src }, h("span", { className: "no-image" }, label));
}

const text = (node) =>
  node.type === "text" ? node.value : (node.children || []).map(text).join("");

function CodeBlock({ node }) {
  const labels = useContext(Labels);
  const [copied, setCopied] = useState(false);
  const code = text(node).replace(/\n$/, "");
  const copy = () =>
    navigator.clipboard.writeText(code).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  return h(
    "div",
    { className: "code-block" },
    h("pre", { tabIndex: 0 }, h("code", null, code)),
    h(
      "button",
      { type: "button", className: "button copy-code", onClick: copy },
      copied ? labels.copied : labels.copy,
    ),
  );
}

function Table({ node, children }) {
  return h("div", { className: "table-scroll", tabIndex: 0 }, h("table", null, children));
}

const components = {
  ...Object.fromEntries(PLAIN_TAGS.map((tag) => [tag, plain(tag)])),
  a: Link,
  img: Image,
  pre: CodeBlock,
  table: Table,
};

// Closes what is still open (a bold word, a code fence) in the last block alone.
function mendedBlocks(markdown) {
  const blocks = parseMarkdownIntoBlocks(markdown);
  if (blocks.length === 0) return blocks;
  return [...blocks.slice(0, -1), remend(blocks[blocks.length - 1])];
}

const off = { enabled: false };

export const Markdown = memo(function Markdown({ pieces, labels }) {
  const markdown = h(
    Streamdown,
    {
      className: "prose",
      components,
      rehypePlugins,
      controls: false,
      linkSafety: off,
      parseIncompleteMarkdown: false,
      parseMarkdownIntoBlocksFn: mendedBlocks,
    },
    pieces.join(""),
  );
  return h(Labels.Provider, { value: labels }, markdown);
});
