// SPDX-License-Identifier: Apache-2.0
// One script and one style sheet, which pack.mjs puts into the page, and the packages they hold.
import { defineConfig } from 'vite';

// Names the packages of which anything is in the script.
function packagesOfTheScript() {
  return {
    name: 'packages-of-the-script',
    generateBundle(options, bundle) {
      const packages = new Set();
      for (const chunk of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(chunk.modules || {})) {
          const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id);
          if (found && renderedLength > 0) {
            packages.add(found[1]);
          }
        }
      }
      packages.add('ol');
      this.emitFile({ type: 'asset', fileName: 'packages.json', source: JSON.stringify([...packages].sort()) });
    },
  };
}

export default defineConfig({
  plugins: [packagesOfTheScript()],
  build: {
    target: 'es2019',
    outDir: 'dist',
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: 'src/main.js',
      output: {
        format: 'iife',
        inlineDynamicImports: true,
        entryFileNames: 'page.js',
        assetFileNames: 'page[extname]',
      },
    },
  },
});
