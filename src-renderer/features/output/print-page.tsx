import { ArrowLeft, FileDown, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useApp } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { saveBytes } from '../../ui/save-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ExportButton } from './export-button.tsx'
import '../../styles/print.css'

export type PrintPageProps = {
  /** The name of the PDF, without its ending; null while there is nothing to print yet. */
  readonly fileName: string | null
  readonly refusal: AppError | null
  readonly onBack: () => void
  /** Choices of what is on the paper. */
  readonly tools?: ReactNode
  /** Makes a CSV file of the rows, where they have no list of their own that does (U-64). */
  readonly onExport?: () => void
  readonly children: ReactNode
}

/** A page that is its own preview (U-62): what lies on the sheet is what the printer or the PDF gets, and nothing else. */
export function PrintPage({ fileName, refusal, onBack, tools, onExport, children }: PrintPageProps) {
  const { t } = useTranslation('output')
  const isDesktop = useApp((app) => app.state?.shell === 'electron')
  const print = () => fileName !== null && window.print()
  useShortcuts({ printDocument: print, closeDocument: onBack })
  return (
    <>
      <header className="page-head">
        <Button kind="quiet" icon={ArrowLeft} flip aria-label={t('print.back')} onPress={onBack} />
        <h1>{t('print.title')}</h1>
        {tools}
        <div className="acts">
          {onExport !== undefined && fileName !== null && <ExportButton onExport={onExport} />}
          {isDesktop && fileName !== null && <PdfButton fileName={fileName} />}
          <Button kind="primary" icon={Printer} keys="printDocument" isDisabled={fileName === null} onPress={print}>
            {t('print.do')}
          </Button>
        </div>
      </header>
      {refusal !== null && (
        <div className="notices">
          <Banner tone="attention">{refusalSentence(refusal)}</Banner>
        </div>
      )}
      <div className="scroll desk" tabIndex={0} role="region" aria-label={t('print.preview')}>
        {children}
      </div>
    </>
  )
}

/** The desktop program makes the PDF itself, offline; a browser offers it among its printers. */
function PdfButton({ fileName }: { fileName: string }) {
  const { t } = useTranslation('output')
  const [isBusy, setBusy] = useState(false)
  const press = async () => {
    setBusy(true)
    const answer = await api['print.pdf']({})
    if (answer.ok) saveBytes({ fileName: `${fileName}.pdf`, mediaType: 'application/pdf', base64: answer.value.base64 })
    else showToast(refusalSentence(answer.error), 'attention')
    setBusy(false)
  }
  return (
    <Button icon={FileDown} busy={isBusy} onPress={() => void press()}>
      {t('print.pdf')}
    </Button>
  )
}
