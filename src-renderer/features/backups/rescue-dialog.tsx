import '../../styles/backups.css'
import { ArchiveRestore, Search } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupEntry, FoundBackups } from '../../../src-main/contract/backups.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { countsOf } from './backup-columns.tsx'
import { JobBody } from './job-body.tsx'
import { useJob } from './use-job.ts'

type Found = {
  readonly id: string
  readonly folder: string
  readonly entry: BackupEntry
  readonly about: NonNullable<BackupEntry['about']>
}

/** Where nobody can sign in: a backup from a stick or a folder takes the place of data that are damaged or not there yet (4-5). */
export function RescueDialog({ isDamaged, onClose }: { isDamaged: boolean; onClose: () => void }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const { found, refusal, find, look } = useFound()
  const [folder, setFolder] = useState('')
  const [chosenId, setChosen] = useState<string | null>(null)
  const chosen = found?.find(({ id }) => id === chosenId) ?? null
  const job = useJob((passphrase) => api['rescue.restore']({ folder: chosen?.folder ?? '', file: chosen?.entry.file ?? '', passphrase }))
  const restore = async () => {
    if (chosen === null || (await job.start())?.good !== true) return
    showToast(t('restoreIt.done', { when: format.when(chosen.about.madeAt) }))
    onClose()
  }
  return (
    <Dialog
      title={t('rescue.title')}
      lead={t(isDamaged ? 'rescue.leadDamaged' : 'rescue.leadFirst')}
      isOpen
      onClose={() => !job.busy && onClose()}
      wide
      foot={
        <>
          <Button onPress={onClose} isDisabled={job.busy} keys="cancel">
            {t('common:cancel')}
          </Button>
          <Button kind="primary" icon={ArchiveRestore} isDisabled={chosen === null} busy={job.busy} onPress={() => void restore()}>
            {t('restoreIt.do')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {found === null && <p className="muted">{t('rescue.looking')}</p>}
        {found?.length === 0 && <Banner>{t('rescue.none')}</Banner>}
        {found !== null && found.length > 0 && (
          <div className="rescuelist scroll">
            <Choices
              label={t('rescue.choose')}
              choices={found.map((one) => choiceOf(one, t, format))}
              value={chosenId}
              onChange={setChosen}
              autoFocus
            />
          </div>
        )}
        <div className="rescuefolder">
          <TextField
            label={t('rescue.folder')}
            value={folder}
            onChange={setFolder}
            error={refusal}
            maxLength={1000}
            autoComplete="off"
            spellCheck="false"
            hint={t('folder.hint')}
          />
          <Button icon={Search} onPress={() => (folder.trim() === '' ? find() : void look(folder.trim()))}>
            {t(folder.trim() === '' ? 'rescue.again' : 'rescue.look')}
          </Button>
        </div>
        <JobBody job={job} label={t('restoring')} />
      </div>
    </Dialog>
  )
}

function choiceOf(
  { id, folder, about }: Found,
  t: ReturnType<typeof useTranslation<'backups'>>['t'],
  format: ReturnType<typeof useFormat>,
) {
  const more = { site: about.site, folder, ...countsOf(about, t, format) }
  return { id, what: `${format.whenFull(about.madeAt)} · ${t(`reason.${about.reason}`)}`, more: t('rescue.more', more) }
}

const readable = ({ folder, entries }: FoundBackups): Found[] =>
  entries.flatMap((entry) => (entry.about === null ? [] : [{ id: `${folder} ${entry.file}`, folder, entry, about: entry.about }]))

/** What is found by itself, and what a named folder holds besides. */
function useFound() {
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = useCallback((answer: Result<FoundBackups[]>) => {
    setFound(answer.ok ? answer.value.flatMap(readable) : [])
    setRefusal(answer.ok ? null : refusalSentence(answer.error))
  }, [])
  useEffect(() => {
    const ask = async () => take(await api['rescue.find']({}))
    void ask()
  }, [take])
  const look = async (folder: string) => {
    const answer = await api['rescue.look']({ folder })
    if (answer.ok) setFound(readable(answer.value))
    setRefusal(answer.ok ? null : refusalSentence(answer.error))
  }
  return { found, refusal, find: () => void api['rescue.find']({}).then(take), look }
}
