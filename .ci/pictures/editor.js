// The editor component of VS Code with one inventory file in it and that file's schema. take.py calls open().
import * as monaco from "monaco-editor/esm/vs/editor/editor.api";
import "monaco-editor/esm/vs/basic-languages/yaml/yaml.contribution";
import "monaco-editor/esm/vs/editor/editor.all";
import { configureMonacoYaml } from "monaco-yaml";

self.MonacoEnvironment = {
  getWorker: (_, label) =>
    new Worker(label === "yaml" ? "build/yaml.worker.js" : "build/editor.worker.js", { type: "module" }),
};

window.open_file = ({ name, text, kind, schema }) => {
  const uri = `file:///data_map/${name}`;
  configureMonacoYaml(monaco, {
    enableSchemaRequest: false,
    schemas: [{ uri: `file:///.vscode/datamap/${kind}.schema.json`, fileMatch: [uri], schema }],
  });
  window.editor = monaco.editor.create(document.getElementById("editor"), {
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontSize: 15,
    minimap: { enabled: false },
    model: monaco.editor.createModel(text, "yaml", monaco.Uri.parse(uri)),
    scrollBeyondLastLine: false,
    suggest: { showStatusBar: false, showWords: false },
    tabSize: 2,
    wordWrap: "on",
    wrappingIndent: "deepIndent",
  });
  document.getElementById("name").textContent = `data_map/${name}`;
};
window.problems = () => monaco.editor.getModelMarkers({}).map((marker) => marker.message);
