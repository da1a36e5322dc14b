import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupOverview } from '../../../src-main/contract/backups.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'
import type { Backups } from './use-backups.ts'

/** Another folder for backups, chosen in the system's window where there is one, or typed. */
export function FolderDialog({ overview, ask, onClose }: { overview: BackupOverview; ask: Backups['ask']; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [path, setPath] = useState('')
  const save = (wanted: string | null) =>
    void send(api['backups.setFolder']({ path: wanted }), (given) => {
      void ask(Promise.resolve(ok(given)))
      showToast(t('folder.saved', { path: given.places[0]?.path ?? '' }))
      onClose()
    })
  const choose = async () => {
    const answer = await api['backups.chooseFolder']({})
    if (!answer.ok) return showToast(refusalSentence(answer.error), 'attention')
    if (answer.value.path !== null) setPath(answer.value.path)
    return undefined
  }
  return (
    <FormDialog
      title={t('folder.title')}
      lead={t('folder.lead')}
      action={t('folder.save')}
      busy={busy}
      canSend={path.trim() !== ''}
      refusal={refusal}
      fields={['path']}
      onSend={() => save(path.trim())}
      onClose={onClose}
    >
      <TextField
        className="wide"
        label={t('folder.path')}
        hint={t('folder.hint')}
        autoFocus
        value={path}
        onChange={(text) => {
          setPath(text)
          touched()
        }}
        error={errorAt('path')}
        maxLength={1000}
        autoComplete="off"
        spellCheck="false"
      />
      <div className="wide row wrap">
        {overview.canChoose && (
          <Button icon={FolderOpen} onPress={() => void choose()}>
            {t('folder.choose')}
          </Button>
        )}
        <Button kind="text" onPress={() => save(null)}>
          {t('folder.own')}
        </Button>
      </div>
    </FormDialog>
  )
}
