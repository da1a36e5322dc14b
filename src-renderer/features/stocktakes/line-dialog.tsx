import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stocktake, StocktakeLine } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import type { LinePatch } from '../../stores/counting.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { useMay } from '../../stores/index.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { isoDay } from '../../ui/dates.ts'
import { parseExpiry } from '../../ui/parse-expiry.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Drafted, useDraftEnd, useDraftFields } from '../../ui/use-draft.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { AmountField } from '../stock-work/fields.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'

type Props = { readonly lineId: string; readonly take: Stocktake; readonly canCount: boolean; readonly onClose: () => void }

/** What a line says of its batch beside the count: name, expiry, place, prices and a comment (5I). */
export function LineDialog(props: Props) {
  const line = useCounting((state) => state.lines.get(props.lineId))
  if (line === undefined) return null
  return (
    <Drafted form={`stocktakeLine/${line.id}`}>
      <Line {...props} line={line} />
    </Drafted>
  )
}

const nowhere = '-'

function Line({ line, canCount, onClose }: Props & { line: StocktakeLine }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const today = isoDay(useNow(60_000))
  const mayRemove = useMay('deleteStocktakeLines')
  const { value: choices } = useAnswer(useCallback(() => api['stocktakes.choices']({}), []))
  const { busy, refusal, send, errorAt, touched } = useSend()
  const { end } = useDraftEnd()
  const begin = {
    batch: line.batch,
    expiry: line.expiryDate === null ? '' : format.date(line.expiryDate),
    place: line.locationId ?? nowhere,
    cost: format.quantity(line.costPrice),
    sell: format.quantity(line.sellPrice),
    comment: line.comment,
  }
  const [typed, setTyped] = useDraftFields(begin)
  const change = (field: keyof typeof begin) => (text: string) => {
    setTyped({ [field]: text })
    touched()
  }
  const expiryDate = typed.expiry === begin.expiry ? line.expiryDate : typed.expiry.trim() === '' ? null : parseExpiry(typed.expiry)
  const isExpiryWrong = typed.expiry !== begin.expiry && typed.expiry.trim() !== '' && expiryDate === null
  const costPrice = typed.cost === begin.cost ? line.costPrice : format.parseQuantity(typed.cost)
  const sellPrice = typed.sell === begin.sell ? line.sellPrice : format.parseQuantity(typed.sell)
  const patch: LinePatch = {
    ...(typed.batch.trim() !== line.batch && { batch: typed.batch.trim() }),
    ...(expiryDate !== line.expiryDate && { expiryDate }),
    ...(typed.place !== begin.place && { locationId: typed.place === nowhere ? null : typed.place }),
    ...(costPrice !== null && costPrice !== line.costPrice && { costPrice }),
    ...(sellPrice !== null && sellPrice !== line.sellPrice && { sellPrice }),
    ...(typed.comment.trim() !== line.comment && { comment: typed.comment.trim() }),
  }
  const close = () => {
    end()
    onClose()
  }
  const save = () => (Object.keys(patch).length === 0 ? close() : void send(counting.getState().setLine(line.id, patch), close))
  const remove = () => void send(counting.getState().removeLines([line.id]), close)
  const places = [{ id: nowhere, label: t('work:noPlace') }, ...(choices?.places ?? []).map(({ id, name }) => ({ id, label: name }))]
  return (
    <FormDialog
      title={t('edit.title', { item: line.itemName })}
      lead={canCount ? t('edit.lead') : undefined}
      action={t('edit.do')}
      busy={busy}
      canSend={canCount && !isExpiryWrong && costPrice !== null && sellPrice !== null}
      refusal={refusal}
      fields={['batch', 'expiryDate', 'locationId', 'costPrice', 'sellPrice', 'comment']}
      onSend={save}
      onClose={close}
    >
      <TextField
        label={t('edit.batch')}
        autoFocus
        value={typed.batch}
        isReadOnly={!canCount}
        maxLength={100}
        autoComplete="off"
        error={errorAt('batch')}
        onChange={change('batch')}
      />
      <TextField
        label={t('edit.expiry')}
        value={typed.expiry}
        isReadOnly={!canCount}
        placeholder={t('edit.expiryForm')}
        maxLength={20}
        autoComplete="off"
        error={errorAt('expiryDate') ?? (isExpiryWrong ? t('edit.noDate') : null)}
        hint={expiryDate === null ? null : t(expiryDate < today ? 'edit.expired' : 'edit.until', { day: format.date(expiryDate) })}
        onChange={change('expiry')}
      />
      {canCount && (
        <Select
          className="wide"
          label={t('new.place')}
          options={places}
          value={typed.place}
          onChange={change('place')}
          error={errorAt('locationId')}
        />
      )}
      <AmountField
        label={t('edit.cost')}
        value={typed.cost}
        onChange={change('cost')}
        error={errorAt('costPrice') ?? (costPrice === null ? t('edit.noNumber') : null)}
      />
      <AmountField
        label={t('edit.sell')}
        value={typed.sell}
        onChange={change('sell')}
        error={errorAt('sellPrice') ?? (sellPrice === null ? t('edit.noNumber') : null)}
      />
      <TextField
        label={t('edit.comment')}
        className="wide"
        value={typed.comment}
        isReadOnly={!canCount}
        maxLength={1000}
        autoComplete="off"
        error={errorAt('comment')}
        onChange={change('comment')}
      />
      {canCount && mayRemove && (
        <div className="wide">
          <Button kind="text" onPress={remove}>
            {t('edit.remove')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
