import './jitless.ts'
import '@fontsource-variable/inter/index.css'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/kit.css'
import './styles/shell.css'
import './styles/bare-window.css'
import './styles/keys-overlay.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { sayReopened } from './features/shell/reopened.ts'
import { startI18n } from './i18n.ts'
import { useApp } from './stores/index.ts'
import { followAddress } from './stores/route.ts'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  await useApp.getState().load()
  await startI18n(useApp.getState().state?.locale ?? 'en')
  followAddress()
  sayReopened()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
