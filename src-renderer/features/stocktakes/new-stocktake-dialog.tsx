import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { StocktakeChoices, StocktakeScope } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { routeText } from '../../stores/route-text.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Choices } from '../../ui/choices.tsx'
import { isoDay } from '../../ui/dates.ts'
import { parseExpiry } from '../../ui/parse-expiry.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { Day } from '../invoice/date-dialog.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'

type Kind = StocktakeScope['kind']
const kinds = ['full', 'filtered', 'blank'] as const
const noFilter = { list: null, place: null, words: '', expires: '', withEmpty: false } as const
type Filter = { list: string | null; place: string | null; words: string; expires: string; withEmpty: boolean }

/** What is asked for; null while a day is not a day. */
function scopeOf(kind: Kind, filter: Filter): StocktakeScope | null {
  if (kind !== 'filtered') return { kind }
  const expiresBefore = filter.expires.trim() === '' ? null : parseExpiry(filter.expires)
  if (filter.expires.trim() !== '' && expiresBefore === null) return null
  const { list: masterListId, place: locationId, words: search, withEmpty } = filter
  return { kind, masterListId, locationId, expiresBefore, search, onlyWithStock: !withEmpty }
}

/** A new stocktake: of everything, of some, or blank, with how many lines it will have (3F). */
export function NewStocktakeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const { value: choices } = useAnswer(useCallback(() => api['stocktakes.choices']({}), []))
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [id] = useState(() => crypto.randomUUID())
  const [description, setDescription] = useState('')
  const [kind, setKind] = useState<Kind>('full')
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [isInitial, setInitial] = useState(false)
  const today = isoDay(useNow(60_000))
  const [day, setDay] = useState(today)
  const datedBackTo = day === today ? null : day
  const scope = scopeOf(kind, filter)
  const { lines, mistake } = useEstimate(scope, datedBackTo)
  const canSend = scope !== null && mistake === null && (kind === 'blank' || (lines ?? 0) > 0)
  const create = () => {
    if (scope === null) return
    void send(api['stocktake.create']({ id, description, scope, isInitial, datedBackTo }), ({ stocktake: { number } }) => {
      showToast(number === null ? t('new.donePending') : t('new.done', { number }))
      onClose()
      go(routeText({ place: 'stocktake', id }))
    })
  }
  return (
    <FormDialog
      title={t('new.title')}
      lead={t(datedBackTo === null ? 'new.lead' : 'new.leadThen')}
      action={t('new.do')}
      busy={busy}
      canSend={canSend}
      refusal={refusal}
      fields={['description', 'datedBackTo']}
      onSend={create}
      onClose={onClose}
    >
      <TextField
        label={t('new.description')}
        className="wide"
        autoFocus
        value={description}
        placeholder={t('new.descriptionHint')}
        maxLength={200}
        autoComplete="off"
        error={errorAt('description')}
        onChange={(text) => (setDescription(text), touched())}
      />
      <div className="wide">
        <Choices
          label={t('new.what')}
          choices={kinds.map((one) => ({ id: one, what: t(`new.${one}`), more: t(`new.${one}More`) }))}
          value={kind}
          onChange={(one) => (setKind(one), touched())}
        />
      </div>
      {kind !== 'blank' && lines !== null && (
        <p className="workresult" role="status">
          {lines === 0 ? t('new.linesNone') : t('new.lines', { count: lines })}
        </p>
      )}
      {kind === 'filtered' && (
        <FilterFields filter={filter} choices={choices} onChange={(change) => (setFilter({ ...filter, ...change }), touched())} />
      )}
      {(choices?.backdateDays ?? 0) > 0 && (
        <Day
          label={t('new.day')}
          day={day}
          mistake={errorAt('datedBackTo') ?? (mistake && refusalSentence(mistake))}
          isShut={false}
          isFirst={false}
          onChange={(next) => (setDay(next), touched())}
        />
      )}
      {choices?.mayBeInitial === true && (
        <div className="wide">
          <Checkbox isSelected={isInitial} onChange={setInitial}>
            {t('new.initial')}
          </Checkbox>
        </div>
      )}
    </FormDialog>
  )
}

const any = '-'

function FilterFields(props: { filter: Filter; choices: StocktakeChoices | null; onChange: (change: Partial<Filter>) => void }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const { filter, choices, onChange } = props
  const day = parseExpiry(filter.expires)
  const isWrong = filter.expires.trim() !== '' && day === null
  const options = (some: StocktakeChoices['lists']) => [
    { id: any, label: t('new.any') },
    ...some.map(({ id, name }) => ({ id, label: name })),
  ]
  const picked = (id: string) => (id === any ? null : id)
  return (
    <>
      <Select
        label={t('new.place')}
        options={options(choices?.places ?? [])}
        value={filter.place ?? any}
        onChange={(id) => onChange({ place: picked(id) })}
      />
      <Select
        label={t('new.list')}
        options={options(choices?.lists ?? [])}
        value={filter.list ?? any}
        onChange={(id) => onChange({ list: picked(id) })}
      />
      <TextField
        label={t('new.words')}
        value={filter.words}
        placeholder={t('new.wordsHint')}
        maxLength={200}
        autoComplete="off"
        onChange={(words) => onChange({ words })}
      />
      <TextField
        label={t('new.expires')}
        value={filter.expires}
        placeholder={t('new.expiresForm')}
        maxLength={20}
        autoComplete="off"
        error={isWrong ? t('new.noDate') : null}
        hint={day === null ? null : t('new.before', { day: format.date(day) })}
        onChange={(expires) => onChange({ expires })}
      />
      <div className="wide">
        <Checkbox isSelected={filter.withEmpty} onChange={(withEmpty) => onChange({ withEmpty })}>
          {t(filter.list === null ? 'new.empty' : 'new.emptyList')}
        </Checkbox>
      </div>
    </>
  )
}

/** How many lines there would be, or what is wrong with the day; null until it is known, and of an old question never. */
function useEstimate(scope: StocktakeScope | null, datedBackTo: string | null): { lines: number | null; mistake: AppError | null } {
  const asked = JSON.stringify({ scope, datedBackTo })
  const [answer, setAnswer] = useState<{ asked: string; lines: number | null; mistake: AppError | null } | null>(null)
  useEffect(() => {
    let isHere = true
    const now = JSON.parse(asked) as { scope: StocktakeScope | null; datedBackTo: string | null }
    const ask = async (some: StocktakeScope) => {
      const result = await api['stocktakes.estimate']({ scope: some, datedBackTo: now.datedBackTo })
      if (isHere) setAnswer(result.ok ? { asked, lines: result.value.lines, mistake: null } : { asked, lines: null, mistake: result.error })
    }
    if (now.scope === null) return undefined
    void ask(now.scope)
    return () => {
      isHere = false
    }
  }, [asked])
  return answer?.asked === asked ? answer : { lines: null, mistake: null }
}
