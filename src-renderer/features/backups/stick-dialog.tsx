import { RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Drive } from '../../../src-main/contract/backups.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'
import type { Backups } from './use-backups.ts'

/** A stick that is plugged in becomes a place for backups, under a name that people know it by. */
export function StickDialog({ ask, onClose }: { ask: Backups['ask']; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const { busy, refusal, send, errorAt, touched } = useSend()
  const { drives, look } = useDrives()
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const drive = drives?.find(({ path }) => path === chosen) ?? drives?.[0]
  const label = typed ?? drive?.label ?? ''
  const save = () => {
    if (drive === undefined) return
    void send(api['backups.addStick']({ path: drive.path, label: label.trim() }), (given) => {
      void ask(Promise.resolve(ok(given)))
      showToast(t('stick.saved', { label: label.trim() }))
      onClose()
    })
  }
  return (
    <FormDialog
      title={t('stick.title')}
      lead={t('stick.lead')}
      action={t('stick.save')}
      busy={busy}
      canSend={drive !== undefined && label.trim() !== ''}
      refusal={refusal}
      fields={['path', 'label']}
      onSend={save}
      onClose={onClose}
    >
      {drive === undefined && <Banner>{t(drives === null ? 'stick.looking' : 'stick.none')}</Banner>}
      {drive !== undefined && (
        <>
          <Select
            className="wide"
            label={t('stick.which')}
            options={(drives ?? []).map(({ path, free, placeId }) => ({
              id: path,
              label: path,
              after: placeId === null ? (free === null ? '' : t('places.free', { size: format.bytes(free) })) : t('stick.known'),
            }))}
            value={drive.path}
            onChange={(path) => {
              setChosen(path)
              touched()
            }}
            error={errorAt('path')}
          />
          <TextField
            className="wide"
            label={t('stick.label')}
            hint={t('stick.labelHint')}
            autoFocus
            value={label}
            onChange={(text) => {
              setTyped(text)
              touched()
            }}
            error={errorAt('label')}
            maxLength={60}
            autoComplete="off"
          />
        </>
      )}
      <div className="wide">
        <Button icon={RotateCcw} onPress={look}>
          {t('stick.again')}
        </Button>
      </div>
    </FormDialog>
  )
}

function useDrives(): { readonly drives: readonly Drive[] | null; readonly look: () => void } {
  const [drives, setDrives] = useState<readonly Drive[] | null>(null)
  const take = useCallback((answer: Result<Drive[]>) => {
    setDrives(answer.ok ? answer.value : [])
    if (!answer.ok) showToast(refusalSentence(answer.error), 'attention')
  }, [])
  useEffect(() => {
    const ask = async () => take(await api['backups.drives']({}))
    void ask()
  }, [take])
  return { drives, look: () => void api['backups.drives']({}).then(take) }
}
