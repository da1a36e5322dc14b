import { RotateCcw } from 'lucide-react'
import type { ErrorInfo, ReactNode } from 'react'
import { Component } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { BareCard } from './bare-card.tsx'

type Props = { readonly children: ReactNode }

/** A fault in a screen says a plain sentence; what was saved lies in the main process and is not touched by it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error('a screen failed', error, info.componentStack)
  }

  override render() {
    return this.state.failed ? <Fault /> : this.props.children
  }
}

function Fault() {
  const { t } = useTranslation()
  return (
    <BareCard tone="attention" title={t('fault.title')}>
      <p className="read muted">{t('fault.sentence')}</p>
      <div className="cardfoot">
        <Button kind="primary" icon={RotateCcw} onPress={() => location.reload()}>
          {t('fault.reload')}
        </Button>
      </div>
    </BareCard>
  )
}
