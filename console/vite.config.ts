import { readdirSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// pdf.js loads the decoders of JPEG 2000 and JBIG2 pictures by name, so they keep theirs.
function pdfDecoders(): Plugin {
  const folder = new URL("./node_modules/pdfjs-dist/wasm/", import.meta.url);
  return {
    name: "pdf-decoders",
    apply: "build",
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => /^(openjpeg|jbig2|qcms_bg)\.wasm$/.test(file))) {
        this.emitFile({ type: "asset", fileName: `pdfjs/${name}`, source: readFileSync(new URL(name, folder)) });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfDecoders()],
  build: {
    target: "es2023",
    assetsInlineLimit: 0, // the content security policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500, // pdf.js and its worker, loaded only where a document is shown
  },
});
