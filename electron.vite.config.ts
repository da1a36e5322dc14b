/** Bundles main, the sync worker, the backup worker, the sample central of practice and the preload; the page has its own config, with which it can be built alone. */
import { defineConfig } from 'electron-vite'
import page from './src-renderer/vite.config.ts'
import { operations } from './src-main/contract/operations.ts'

// The oldest runtime that the program must run on: Electron 33.
const target = 'node20.18'

export default defineConfig({
  renderer: { ...page, build: { ...page.build, rollupOptions: { input: 'src-renderer/index.html' } } },
  main: {
    build: {
      target,
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: 'src-main/electron/main.ts',
          worker: 'src-main/sync/worker.ts',
          backup: 'src-main/app-backup-worker.ts',
          practice: 'test/central/practice.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    define: { OPERATION_NAMES: JSON.stringify(Object.keys(operations)) },
    build: {
      target,
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src-main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
