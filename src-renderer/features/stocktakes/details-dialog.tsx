import { useTranslation } from 'react-i18next'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import type { HeadPatch } from '../../stores/counting.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { useMay } from '../../stores/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { Drafted, useDraftEnd, useDraftFields } from '../../ui/use-draft.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'

type Props = { readonly take: Stocktake; readonly onClose: () => void }
const words = ['description', 'countedBy', 'verifiedBy', 'comment'] as const

/** What is said of the whole stocktake; of a finalised one the comment alone can still be changed (5E). */
export function DetailsDialog(props: Props) {
  return (
    <Drafted form={`stocktakeDetails/${props.take.id}`}>
      <Details {...props} />
    </Drafted>
  )
}

function Details({ take, onClose }: Props) {
  const { t } = useTranslation('stocktakes')
  const mayEdit = useMay('editStocktakeLines')
  const { busy, refusal, send, errorAt, touched } = useSend()
  const { end } = useDraftEnd()
  const { description, countedBy, verifiedBy, comment } = take
  const [typed, setTyped] = useDraftFields({ description, countedBy, verifiedBy, comment })
  const canEdit = take.locked === null && mayEdit
  const canNote = canEdit || (take.locked === 'stocktake_finalised' && mayEdit)
  const patch: HeadPatch = Object.fromEntries(
    words.filter((field) => typed[field].trim() !== take[field]).map((field) => [field, typed[field].trim()]),
  )
  const change = (field: keyof typeof typed) => (text: string) => {
    setTyped({ [field]: text })
    touched()
  }
  const close = () => {
    end()
    onClose()
  }
  const save = () => {
    if (Object.keys(patch).length === 0) return close()
    void send(counting.getState().edit(patch), close)
  }
  const field = (name: (typeof words)[number], maxLength: number, isReadOnly = !canEdit) => (
    <TextField
      label={t(`details.${name}`)}
      className={name === 'description' || name === 'comment' ? 'wide' : ''}
      value={typed[name]}
      isReadOnly={isReadOnly}
      maxLength={maxLength}
      autoComplete="off"
      autoFocus={name === (canEdit ? 'description' : 'comment')}
      error={errorAt(name)}
      onChange={change(name)}
    />
  )
  return (
    <FormDialog
      title={t('details.title')}
      action={t('details.do')}
      busy={busy}
      canSend={canNote}
      refusal={refusal}
      fields={words}
      onSend={save}
      onClose={close}
    >
      {field('description', 200)}
      {field('countedBy', 200)}
      {field('verifiedBy', 200)}
      {field('comment', 2000, !canNote)}
    </FormDialog>
  )
}
