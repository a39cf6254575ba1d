// What JupyterLab has no setting for. This is an extension as a bundler would write it, by hand.
// * Where there is no room for the list of files beside a notebook, it begins without the list, and on a telephone
//   without tabs; a click on the folder at the left shows the list.
// * What is printed breaks between words and not within a number, and what follows a hint keeps its distance.
// * For a screen reader a slider has the name that stands beside it, and a figure the line that is printed above it.
// * In a dark theme figures are dark, as on the site, and their colors keep their hues: red stays red, and blue blue.
// * A notebook that was only opened is not unsaved because the kernel has told its version of Python.
const look = `
  .jp-Notebook .jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
  .jp-Notebook details + p { margin-top: 1em; }
  [data-jp-theme-light="false"] .jp-Notebook img { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }`;
const describe = () => {
  for (const handle of document.querySelectorAll(".widget-slider .noUi-handle:not([aria-label])"))
    handle.setAttribute("aria-label", handle.closest(".widget-slider").querySelector(".widget-label").textContent);
  for (const figure of document.querySelectorAll(".jp-OutputArea-output img:not([alt])"))
    figure.alt = figure.closest(".jp-OutputArea-child")?.previousElementSibling?.querySelector("pre")?.textContent ?? "";
};
let soon;
const describeSoon = () => {
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(describe);
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
    shell.currentChanged.connect(openUnchanged);
    new MutationObserver(describeSoon).observe(document.body, {childList: true, subtree: true});
    restored.then(() => {
      if (innerWidth < 1000) shell.collapseLeft();
      if (innerWidth < 600) shell.mode = "single-document";
    });
  },
};
(window._JUPYTERLAB ??= {})["course-look"] = {init: () => {}, get: async () => () => plugin};
