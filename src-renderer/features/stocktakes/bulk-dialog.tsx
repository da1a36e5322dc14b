import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StocktakeLine, Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { AppError, Result } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import type { Lines } from '../../stores/count-lines.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'

export type BulkKind = 'snapshot' | 'zero' | 'reason' | 'place' | 'clear' | 'remove'

const concerns: Readonly<Record<BulkKind, (line: StocktakeLine) => boolean>> = {
  // What has moved since has to be looked at.
  snapshot: (line) => line.counted === null && line.stockLineId !== null && line.now === line.snapshot,
  zero: (line) => line.counted === null && line.stockLineId !== null,
  reason: (line) => line.isReasonMissing,
  place: () => true,
  clear: (line) => line.counted !== null,
  remove: () => true,
}

/** The shown lines that it would change. */
export const bulkIds = (kind: BulkKind, shown: readonly string[], lines: Lines): readonly string[] =>
  shown.filter((id) => {
    const line = lines.get(id)
    return line !== undefined && concerns[kind](line)
  })

const nowhere = '-'

/** Does one thing to all lines that are shown, with how many they are (U-38). */
export function BulkDialog({ kind, take, onClose }: { kind: BulkKind; take: Stocktake; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  // What it was opened for is what is done, whatever comes meanwhile.
  const [ids] = useState(() => bulkIds(kind, counting.getState().shown, counting.getState().lines))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const [place, setPlace] = useState<string | null>(null)
  const [reasons, setReasons] = useState<{ addition: string | null; reduction: string | null }>({ addition: null, reduction: null })
  const signs = signsOf(ids)
  const isReady = kind === 'place' ? place !== null : kind !== 'reason' || reasons.addition !== null || reasons.reduction !== null
  const count = ids.length
  const send = async () => {
    setBusy(true)
    const answer = await doIt(kind, ids, { place: place === nowhere ? null : place, reasons, signs })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error)
    showToast(t(kind === 'remove' ? 'bulk.removed' : 'bulk.done', { count }))
    counting.getState().setFilter({})
    onClose()
  }
  return (
    <FormDialog
      title={kind === 'reason' ? t('bulk.reasonTitle') : t(`bulk.${kind}Title`, { count })}
      action={t(`bulk.${kind}Do`)}
      busy={busy}
      canSend={isReady && count > 0}
      refusal={refusal}
      fields={[]}
      onSend={() => void send()}
      onClose={onClose}
    >
      {kind === 'reason' ? (
        <>
          {(['reduction', 'addition'] as const).map(
            (sign) =>
              signs[sign].length > 0 && (
                <Select
                  key={sign}
                  className="wide"
                  label={`${t(sign === 'addition' ? 'bulk.reasonMore' : 'bulk.reasonLess')}, ${t('bulk.reasonCount', { count: signs[sign].length })}`}
                  placeholder={t('line.choose')}
                  options={take.reasons[sign].filter((reason) => !reason.isOfVials).map(({ id, title }) => ({ id, label: title }))}
                  value={reasons[sign]}
                  onChange={(id) => setReasons({ ...reasons, [sign]: id })}
                />
              ),
          )}
        </>
      ) : (
        <p className="wide read">{t(`bulk.${kind}More`)}</p>
      )}
      {kind === 'place' && <Places value={place} onChange={setPlace} />}
    </FormDialog>
  )
}

function Places({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const { t } = useTranslation('stocktakes')
  const { value: choices } = useAnswer(useCallback(() => api['stocktakes.choices']({}), []))
  const options = (choices?.places ?? []).map(({ id, name }) => ({ id, label: name }))
  return (
    <Select
      className="wide"
      label={t('new.place')}
      placeholder={t('line.choose')}
      options={[{ id: nowhere, label: t('work:noPlace') }, ...options]}
      value={value}
      onChange={onChange}
    />
  )
}

type Signs = { readonly addition: readonly string[]; readonly reduction: readonly string[] }
function signsOf(ids: readonly string[]): Signs {
  const found = (id: string) => counting.getState().lines.get(id)?.difference ?? 0
  return { addition: ids.filter((id) => found(id) > 0), reduction: ids.filter((id) => found(id) < 0) }
}

type Said = { place: string | null; reasons: { addition: string | null; reduction: string | null }; signs: Signs }

async function doIt(kind: BulkKind, ids: readonly string[], { place, reasons, signs }: Said): Promise<Result<unknown>> {
  const { setLines, removeLines } = counting.getState()
  const lineIds = [...ids]
  if (kind === 'remove') return removeLines(ids)
  if (kind === 'place') return setLines({ lineIds, locationId: place })
  if (kind !== 'reason') return setLines({ lineIds, counted: kind === 'snapshot' ? 'snapshot' : kind === 'zero' ? 0 : null })
  const answers: Result<unknown>[] = []
  for (const sign of ['reduction', 'addition'] as const)
    if (reasons[sign] !== null && signs[sign].length > 0)
      answers.push(await setLines({ lineIds: [...signs[sign]], reasonId: reasons[sign] }))
  return answers.find((answer) => !answer.ok) ?? { ok: true, value: null }
}
