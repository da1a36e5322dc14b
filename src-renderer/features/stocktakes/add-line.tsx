import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { ItemChoice } from '../../../src-main/contract/trade.ts'
import { api } from '../../api.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Choices } from '../../ui/choices.tsx'
import { isoDay } from '../../ui/dates.ts'
import { parseExpiry } from '../../ui/parse-expiry.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Drafted, useDraftEnd, useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { AmountField, PlaceField } from '../stock-work/fields.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { ItemChooser } from '../stock-work/new-stock.tsx'
import { useFacts } from '../stock-work/use-facts.ts'
import { useSend } from '../stock-work/use-send.ts'

/** A batch that was found and stands on no line: its item first, then which batch, known or new (5I). */
export function AddLine({ take, onClose }: { take: Stocktake; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const [item, setItem] = useState<ItemChoice | null>(null)
  if (item === null) return <ItemChooser isOpen label={t('add.choose')} onClose={onClose} onChoose={setItem} />
  return (
    <Drafted form={`stocktakeBatch/${take.id}`}>
      <AddBatch key={item.id} item={item} onClose={onClose} />
    </Drafted>
  )
}

const otherBatch = 'other'
const empty = { batch: '', expiry: '', packSize: '', counted: '' }

/** Batches of the item that are in stock and on no line yet. */
function freeBatches(details: ItemDetails | null): ItemDetails['batches'] {
  const counted = new Set([...counting.getState().lines.values()].map(({ stockLineId }) => stockLineId))
  return details?.batches.filter(({ id }) => !counted.has(id)) ?? []
}

function AddBatch({ item, onClose }: { item: ItemChoice; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const today = isoDay(useNow(60_000))
  const facts = useFacts(item.id)
  const { value: details, refusal: unknown } = useAnswer(useCallback(() => api['item.page']({ id: item.id }), [item.id]))
  const { busy, refusal, send, errorAt, touched } = useSend()
  const { end } = useDraftEnd()
  const [lineId] = useState(() => crypto.randomUUID())
  const [typed, setTyped] = useDraftFields(empty)
  const [chosen, setChosen] = useState<string | null>(null)
  const [locationId, setPlace] = useState<string | null>(null)
  if (details === null && unknown === null) return <Skeleton />
  const known = freeBatches(details)
  const which = chosen ?? known[0]?.id ?? otherBatch
  const isNew = which === otherBatch
  const shownSize = typed.packSize === '' && facts !== null ? format.quantity(facts.defaultPackSize) : typed.packSize
  const packSize = format.parseQuantity(shownSize)
  const counted = typed.counted.trim() === '' ? null : format.parseQuantity(typed.counted)
  const isCountWrong = typed.counted.trim() !== '' && counted === null
  const expiryDate = typed.expiry.trim() === '' ? null : parseExpiry(typed.expiry)
  const isExpiryWrong = typed.expiry.trim() !== '' && expiryDate === null
  const change = (field: keyof typeof empty) => (text: string) => {
    setTyped({ [field]: text })
    touched()
  }
  const add = async () => {
    const batch = isNew
      ? { batch: typed.batch.trim(), expiryDate, packSize: packSize ?? 0, locationId }
      : { batch: '', expiryDate: null, packSize: 1, locationId: null }
    const added = await counting.getState().addLine({ lineId, itemId: item.id, stockLineId: isNew ? null : which, ...batch })
    return added.ok && counted !== null ? counting.getState().setLine(lineId, { counted }) : added
  }
  const save = () =>
    void send(add(), () => {
      showToast(t('add.done', { item: item.name }))
      end()
      onClose()
    })
  const choices = known.map((batch) => ({
    id: batch.id,
    what:
      batch.expiryDate === null
        ? t('add.knownNever', { batch: batch.batch || t('line.noBatch') })
        : t('add.known', { batch: batch.batch || t('line.noBatch'), expiry: format.date(batch.expiryDate) }),
    more: t('add.knownMore', { place: batch.location, packs: batch.total, size: format.quantity(batch.packSize) }),
  }))
  return (
    <FormDialog
      title={t('add.which', { item: item.name })}
      lead={t('add.lead')}
      action={t('add.do')}
      busy={busy}
      canSend={!isCountWrong && (!isNew || (packSize !== null && !isExpiryWrong))}
      refusal={refusal ?? unknown}
      fields={['packSize', 'locationId', 'stockLineId']}
      onSend={save}
      onClose={() => (end(), onClose())}
    >
      {known.length > 0 && (
        <div className="wide">
          <Choices
            label={t('add.which', { item: item.name })}
            choices={[...choices, { id: otherBatch, what: t('add.other') }]}
            value={which}
            onChange={(id) => (setChosen(id), touched())}
          />
          {errorAt('stockLineId') !== null && <p className="error">{errorAt('stockLineId')}</p>}
        </div>
      )}
      {isNew && (
        <>
          <TextField
            label={t('edit.batch')}
            autoFocus={known.length === 0}
            value={typed.batch}
            maxLength={100}
            autoComplete="off"
            onChange={change('batch')}
          />
          <TextField
            label={t('edit.expiry')}
            value={typed.expiry}
            placeholder={t('edit.expiryForm')}
            maxLength={20}
            autoComplete="off"
            error={isExpiryWrong ? t('edit.noDate') : null}
            hint={expiryDate === null ? null : t(expiryDate < today ? 'edit.expired' : 'edit.until', { day: format.date(expiryDate) })}
            onChange={change('expiry')}
          />
          <AmountField
            label={t('add.packSize', { unit: item.unit })}
            value={shownSize}
            onChange={change('packSize')}
            error={errorAt('packSize') ?? (packSize === null ? t('edit.noNumber') : null)}
          />
          <PlaceField
            places={facts?.places ?? []}
            value={locationId}
            onChange={(id) => (setPlace(id), touched())}
            error={errorAt('locationId')}
          />
        </>
      )}
      <AmountField
        label={t('add.counted')}
        className="wide"
        autoFocus={known.length > 0}
        value={typed.counted}
        hint={t('add.countedHint')}
        onChange={change('counted')}
        error={isCountWrong ? t('edit.noNumber') : null}
      />
    </FormDialog>
  )
}
