// Where there is no room for the list of files beside a notebook, JupyterLab begins without the list, and on a telephone
// without tabs; a click on the folder at the left shows the list. JupyterLab has no setting for that. This is an
// extension as a bundler would write it, by hand.
const plugin = {
  id: "narrow-screen:plugin",
  autoStart: true,
  activate: ({restored, shell}) => {
    restored.then(() => {
      if (innerWidth < 1000) shell.collapseLeft();
      if (innerWidth < 600) shell.mode = "single-document";
    });
  },
};
(window._JUPYTERLAB ??= {})["narrow-screen"] = {init: () => {}, get: async () => () => plugin};
