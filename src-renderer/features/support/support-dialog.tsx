import '../../styles/support.css'
import i18next from 'i18next'
import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { BundleFile, BundlePreview } from '../../../src-main/contract/support.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { saveBytes } from '../../ui/save-text.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** Everything that would be saved, file by file, before it is (4-10). */
export function SupportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('support')
  const format = useFormat()
  const { preview, refusal } = usePreview()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const answer = await api['support.save']({ words: words() })
    setBusy(false)
    if (!answer.ok) return showToast(refusalSentence(answer.error), 'attention')
    saveBytes(answer.value)
    showToast(t('saved', { name: answer.value.fileName }))
    onClose()
  }
  return (
    <Dialog
      title={t('title')}
      lead={t('lead')}
      isOpen
      wide
      onClose={onClose}
      foot={
        <>
          {preview !== null && <span className="small muted grow">{t('size', { bytes: format.bytes(preview.zipBytes) })}</span>}
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button kind="primary" busy={isBusy} isDisabled={preview === null} onPress={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      {refusal !== null && <Banner tone="attention">{refusal}</Banner>}
      {preview === null && refusal === null && <Skeleton />}
      {preview?.files.map((file) => (
        <FileShown key={file.name} file={file} />
      ))}
    </Dialog>
  )
}

function FileShown({ file }: { file: BundleFile }) {
  const { t } = useTranslation('support')
  const format = useFormat()
  return (
    <Disclosure className="bundlefile">
      <AriaButton slot="trigger" className="bundlename">
        <Icon of={ChevronRight} size="s" flip />
        <span className="grow">{t(`file.${file.name.split('.')[0]}`)}</span>
        <span className="small faint code">{file.name}</span>
        <span className="small muted">{format.bytes(file.bytes)}</span>
      </AriaButton>
      <DisclosurePanel>
        <pre className="bundletext selectable" tabIndex={0}>
          {file.text === '' ? t('empty') : file.text}
        </pre>
        {file.isCut && <p className="small muted">{t('cut')}</p>}
      </DisclosurePanel>
    </Disclosure>
  )
}

function usePreview(): { preview: BundlePreview | null; refusal: string | null } {
  const [preview, setPreview] = useState<BundlePreview | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['support.preview']({ words: words() })
      if (!current) return
      if (answer.ok) setPreview(answer.value)
      else setRefusal(refusalSentence(answer.error))
    }
    void ask()
    return () => {
      current = false
    }
  }, [])
  return { preview, refusal }
}

/** The summary speaks the language of the page; main has no words. */
function words(): Record<string, string> {
  return i18next.getResource(i18next.language, 'support', 'word') as Record<string, string>
}
