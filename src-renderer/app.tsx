import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { onReconnect, onRightMissing } from './api.ts'
import { FirstRun } from './features/first-run/first-run.tsx'
import { Preparing } from './features/practice/preparing.tsx'
import { PracticeStrip } from './features/practice/practice-strip.tsx'
import { usePractising } from './features/practice/use-practice.ts'
import { ErrorBoundary } from './features/shell/error-boundary.tsx'
import { useLeaveQuestion } from './features/shell/use-leave-question.ts'
import { SignedIn } from './features/sign-in/signed-in.tsx'
import { Gone } from './features/unusable/gone.tsx'
import { Unusable } from './features/unusable/unusable.tsx'
import { useRestartToast } from './features/sync/use-restart-toast.ts'
import { refusalSentence } from './i18n.ts'
import { useApp, useSession, useSetup, useSync } from './stores/index.ts'
import { ToastRegion, showToast } from './ui/toast.tsx'

/** Follows language and theme, and chooses the screen by what main says of this computer. */
export function App() {
  const { i18n } = useTranslation()
  const locale = useApp((app) => app.state?.locale ?? 'en')
  const theme = useApp((app) => app.state?.theme ?? 'system')

  useEffect(() => {
    void i18n.changeLanguage(locale)
    document.documentElement.lang = locale
  }, [i18n, locale])

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  useEffect(() => {
    const ask = () => {
      void useApp.getState().load()
      void useSync.getState().load()
    }
    ask()
    return onReconnect(ask)
  }, [])

  useEffect(() => onRightMissing((error) => showToast(refusalSentence(error), 'attention')), [])

  useRestartToast()
  useLeaveQuestion()

  return (
    <I18nProvider locale={locale === 'en' ? 'en-GB' : locale}>
      <ErrorBoundary>
        <Screen />
        <PracticeStrip />
      </ErrorBoundary>
      <ToastRegion />
    </I18nProvider>
  )
}

function Screen() {
  const phase = useApp((app) => app.state?.phase ?? null)
  const error = useApp((app) => app.error)
  const watched = useSetup((setup) => setup.watched)
  const isPractising = usePractising() !== null
  useSessionOfSite(phase === 'ready')
  if (error !== null) return <Gone />
  if (phase === null) return null
  if (phase === 'unusable') return <Unusable />
  if (isPractising && phase !== 'ready') return <Preparing />
  return phase === 'ready' && !watched ? <SignedIn /> : <FirstRun />
}

/** There are sessions once the site is loaded; after a gap in the line to main the session is asked for anew. */
function useSessionOfSite(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return undefined
    const ask = () => void useSession.getState().load()
    ask()
    return onReconnect(ask)
  }, [isReady])
}
