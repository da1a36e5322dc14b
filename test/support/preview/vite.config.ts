import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Serves the renderer over a fake bridge, to look at: `npx vite --config test/support/preview/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  appType: 'mpa',
  cacheDir: join(tmpdir(), 'outpost-preview'),
  plugins: [react()],
  server: { port: 5198, strictPort: true },
})
