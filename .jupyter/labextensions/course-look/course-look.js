// What JupyterLab has no setting for. This is an extension as a bundler would write it, by hand.
// * Where there is no room for the list of files beside a notebook, the list closes, and on a telephone the tabs go, too;
//   a click on the folder at the left shows the list.
// * An arrow key that moves a slider or a choice is not the notebook's as well, which would go to another cell.
// * What is printed breaks between words and not within a number, and what follows a hint keeps its distance.
// * For a screen reader a slider has the name and the value that stand beside it, a figure the line that is printed
//   above it, and the lines of a formula are no cells of a table. What appears is said: below the cell that was run or
//   the slider that was moved, and to an answer.
// * In a dark theme figures are dark, as on the site, and their colors keep their hues: red stays red, and blue blue.
//   So are the scroll bars, which Firefox draws white.
// * A notebook that was only opened is not unsaved because the kernel has told its version of Python.
const look = `
  .jp-Notebook .jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
  .jp-Notebook details + p { margin-top: 1em; }
  .course-voice { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
  [data-jp-theme-light="false"] { scrollbar-color: var(--jp-border-color1) var(--jp-layout-color1); }
  [data-jp-theme-light="false"] .jp-Notebook img { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }`;
// What is written into this is read aloud. An output itself would be read again whenever it scrolls into view.
const voice = Object.assign(document.createElement("div"), {ariaLive: "polite", className: "course-voice"});
const say = (words) => words && (voice.textContent = words);
let heard = [], pending;
const wordsOf = (kind, {text, ename, evalue, data}) => {
  if (kind === "error") return `${ename}: ${evalue}`;
  const shown = data && !Object.keys(data).some((one) => /^image|widget/.test(one)) ? data["text/plain"] : text;
  return shown?.startsWith("<") ? "" : shown; // an object that has no words
};
const hear = (_, {header, parent_header, content}) => {
  if (parent_header.msg_type !== "execute_request") return;
  if (header.msg_type === "execute_input") { // of many cells at once, only the last is read
    clearTimeout(pending);
    heard = [];
  } else if (["stream", "display_data", "execute_result", "error"].includes(header.msg_type)) {
    heard.push(wordsOf(header.msg_type, content));
  } else if (content.execution_state === "idle") {
    pending = setTimeout(() => say(heard.filter(Boolean).join("\n")), 300);
  }
};
const describe = () => {
  for (const handle of document.querySelectorAll(".widget-slider .noUi-handle:not([aria-label])"))
    handle.setAttribute("aria-label", handle.closest(".widget-slider").querySelector(".widget-label").textContent);
  for (const slider of document.querySelectorAll(".widget-slider:has(.widget-readout)")) {
    const [handle, {textContent}] = slider.querySelectorAll(".noUi-handle, .widget-readout");
    if (handle.ariaValueText !== textContent) handle.ariaValueText = textContent; // else the number of its position
  }
  for (const part of document.querySelectorAll("mjx-assistive-mml :is(mtable, mtr, mtd):not([role])"))
    part.setAttribute("role", "none");
  const {activeElement} = document; // words are also drawn anew where a figure or a question scrolls into view
  for (const one of document.querySelectorAll(".live-words")) {
    const changed = ![undefined, one.textContent].includes(one.said);
    if (changed && one.closest(".jp-OutputArea").contains(activeElement)) say(one.innerText);
    one.said = one.textContent;
  }
  for (const figure of document.querySelectorAll(".jp-OutputArea-output img:not([alt])"))
    figure.alt = figure.closest(".jp-OutputArea-child")?.previousElementSibling?.querySelector("pre")?.textContent ?? "";
};
let soon;
const describeSoon = () => {
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(describe);
};
const keepKey = ({key, target}) => {
  if (!target.matches("[role=slider], input[type=radio]")) return;
  const moves = /^(Arrow|Page|Home|End)/.test(key); // all other keys do what they do in a notebook
  target.toggleAttribute("data-lm-suppress-shortcuts", moves);
};
const whenNarrow = (width, act) => {
  const narrow = matchMedia(`(max-width: ${width}px)`), look = () => narrow.matches && act();
  narrow.addEventListener("change", look);
  look();
};
const openUnchanged = (_, {newValue}) => newValue?.context?.ready.then(() => {
  const {model} = newValue.context, cells = () => JSON.stringify(model.sharedModel.cells?.map((cell) => cell.toJSON()));
  const opened = cells();
  const forget = (_, {key}) => key === "language_info" && cells() === opened && setTimeout(() => (model.dirty = false));
  model.metadataChanged?.connect(forget);
});
const plugin = {
  id: "course-look:plugin",
  autoStart: true,
  activate: ({restored, shell}) => {
    document.head.append(Object.assign(document.createElement("style"), {textContent: look}));
    document.body.append(voice);
    shell.currentChanged.connect(openUnchanged);
    shell.currentChanged.connect((_, {newValue}) => newValue?.sessionContext?.iopubMessage?.connect(hear));
    new MutationObserver(describeSoon).observe(document.body, {childList: true, subtree: true});
    addEventListener("keydown", keepKey, true);
    restored.then(() => {
      whenNarrow(999, () => shell.collapseLeft());
      whenNarrow(599, () => (shell.mode = "single-document"));
    });
  },
};
(window._JUPYTERLAB ??= {})["course-look"] = {init: () => {}, get: async () => () => plugin};
