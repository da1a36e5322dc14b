import '../../styles/site.css'
import { ArrowLeft, Save } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist, ChecklistAnswer, ChecklistAnswers, ChecklistItem } from '../../../src-main/contract/site-settings.ts'
import { checklistItems } from '../../../src-main/contract/site-settings.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useConnection } from '../../stores/diagnosis.ts'
import { useMay } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { answered, unanswered } from './checklist-answers.ts'

/** What an installer looks at before leaving a site, kept with it (F-270). */
export function ChecklistPage() {
  const { t } = useTranslation('site')
  const format = useFormat()
  const may = useMay('serverAdministration')
  const [kept, setKept] = useState<Checklist | null>(null)
  const [answers, setAnswers] = useState<ChecklistAnswers>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = (checklist: Checklist) => {
    setKept(checklist)
    setAnswers(checklist.answers)
  }
  useEffect(() => {
    let current = true
    const ask = async () => {
      const result = await api['checklist.get']({})
      if (!current) return
      if (!result.ok) return setRefusal(refusalSentence(result.error))
      setKept(result.value)
      return setAnswers(result.value.answers)
    }
    void ask()
    return () => {
      current = false
    }
  }, [])
  const save = async () => {
    setBusy(true)
    const result = await api['checklist.save']({ answers })
    setBusy(false)
    setRefusal(result.ok ? null : refusalSentence(result.error))
    if (!result.ok) return
    take(result.value)
    showToast(t('checklist.saved'))
  }
  const { open, missing } = unanswered(answers)
  return (
    <>
      <header className="page-head">
        <h1>{t('checklist.title')}</h1>
        <span className="sub">{kept?.at == null ? '' : t('checklist.last', { time: format.when(kept.at), name: kept.by })}</span>
        <div className="acts">
          <Button icon={ArrowLeft} flip onPress={() => go('site')}>
            {t('title')}
          </Button>
          {may && (
            <Button kind="primary" icon={Save} busy={busy} isDisabled={kept === null} onPress={() => void save()}>
              {t('checklist.save')}
            </Button>
          )}
        </div>
      </header>
      <div className="sitepage scroll">
        <p className="read muted">{t('checklist.lead')}</p>
        {refusal !== null && <Banner tone="attention">{refusal}</Banner>}
        {kept === null && refusal === null && <Skeleton />}
        {kept !== null && (
          <ol className="sitechecks">
            {checklistItems.map((item) => (
              <Item
                key={item}
                item={item}
                answer={answered(answers, item)}
                told={kept}
                may={may}
                onChange={(answer) => setAnswers({ ...answers, [item]: answer })}
              />
            ))}
          </ol>
        )}
      </div>
      <footer className="foot">
        <span>
          {t('checklist.sum', { open: t('checklist.open_', { count: open }), missing: t('checklist.missing', { count: missing }) })}
        </span>
      </footer>
    </>
  )
}

type ItemProps = {
  readonly item: ChecklistItem
  readonly answer: ChecklistAnswer
  readonly told: Checklist
  readonly may: boolean
  readonly onChange: (answer: ChecklistAnswer) => void
}

function Item({ item, answer, told, may, onChange }: ItemProps) {
  const { t } = useTranslation('site')
  const name = t(`checklist.item.${item}.name`)
  return (
    <li>
      <div>
        <h2 className="checkname">{name}</h2>
        <p className="muted">{t(`checklist.item.${item}.look`)}</p>
        <Told item={item} told={told} />
      </div>
      {may ? (
        <div className="checkanswer">
          <Segments
            label={name}
            entries={(['open', 'yes', 'no'] as const).map((id) => ({ id, label: t(`checklist.state.${id}`) }))}
            value={answer.state}
            onChange={(state) => onChange({ ...answer, state })}
          />
          <TextField label={t('checklist.note')} value={answer.note} onChange={(note) => onChange({ ...answer, note })} maxLength={500} />
        </div>
      ) : (
        <div className="checkanswer">
          <span className="medium">{t(`checklist.state.${answer.state}`)}</span>
          <span className="muted">{answer.note}</span>
        </div>
      )}
    </li>
  )
}

/** What this computer tells by itself, or the way to find out. */
function Told({ item, told }: { item: ChecklistItem; told: Checklist }) {
  const { t } = useTranslation('site')
  const format = useFormat()
  const report = useConnection((state) => state.report)
  if (item === 'disk')
    return told.freeBytes === null ? null : <p className="small">{t('checklist.free', { size: format.bytes(told.freeBytes) })}</p>
  if (item === 'backup') return <a href="#/backups">{t('checklist.toSafety')}</a>
  if (item === 'scanner') return <ScanHere />
  if (item !== 'internet' && item !== 'clock') return null
  const check = report?.checks.find(({ name }) => name === (item === 'clock' ? 'clock' : 'speed'))
  const words =
    check === undefined || check.state === 'skipped'
      ? null
      : t(`setup:check.${check.state === 'failed' ? 'warning' : check.state}.${check.name}`)
  const speed =
    item === 'internet' && report?.bytesPerSecond != null ? t('setup:check.perSecond', { size: format.bytes(report.bytesPerSecond) }) : ''
  return (
    <p className="small">
      {words !== null && (
        <>
          {words} {speed}{' '}
        </>
      )}
      <a href="#/sync/connection">{t('checklist.toConnection')}</a>
    </p>
  )
}

/** A scanner types what it reads: here it can be seen whether it does. */
function ScanHere() {
  const { t } = useTranslation('site')
  const [read, setRead] = useState('')
  return <TextField label={t('checklist.scan')} value={read} onChange={setRead} autoComplete="off" className="scanhere" />
}
