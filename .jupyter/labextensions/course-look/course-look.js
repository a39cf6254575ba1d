// What JupyterLab has no setting for. This is an extension as a bundler would write it, by hand.
// * Where there is no room for the list of files beside a notebook, it begins without the list, and on a telephone
//   without tabs; a click on the folder at the left shows the list.
// * What is printed breaks between words and not within a number.
// * In a dark theme figures are dark, as on the site, and their colors keep their hues: red stays red, and blue blue.
const look = `
  .jp-Notebook .jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
  [data-jp-theme-light="false"] .jp-Notebook img { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }`;
const plugin = {
  id: "course-look:plugin",
  autoStart: true,
  activate: ({restored, shell}) => {
    document.head.append(Object.assign(document.createElement("style"), {textContent: look}));
    restored.then(() => {
      if (innerWidth < 1000) shell.collapseLeft();
      if (innerWidth < 600) shell.mode = "single-document";
    });
  },
};
(window._JUPYTERLAB ??= {})["course-look"] = {init: () => {}, get: async () => () => plugin};
