import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Serves the made-up page: `vite --config test/support/trade-page/vite.config.ts`, then /test/support/trade-page/. */
export default defineConfig({ root, plugins: [react()], build: { target: 'chrome130' } })
