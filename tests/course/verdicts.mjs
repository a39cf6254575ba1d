// Runs verdicts.py beside this file in Pyodide. Usage: node verdicts.mjs FOLDER_OF_PYODIDE STEP
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, step] = process.argv.slice(2);
const course = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder, env: { COURSE_PROGRESS: "off", MPLBACKEND: "agg", HOME: "/home" } });
await python.loadPackage(["ipython", "matplotlib", "numpy", "pillow", "scikit-learn", "tqdm"], { messageCallback: () => {} });
python.FS.mkdirTree("/course");
python.mountNodeFS("/course", course);
await python.runPythonAsync(`
import sys
sys.path.insert(0, "/course/tests/course")
import verdicts
verdicts.main(${step})
`);
