import { ListPlus, Lock, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CommittedField } from './committed-field.tsx'
import { partyLabel } from './words.ts'

export type DocStripProps = {
  readonly invoice: Invoice
  readonly canEdit: boolean
  readonly canNote: boolean
  readonly onAdd: () => void
  /** Asks for another customer or supplier. */
  readonly onParty: () => void
  readonly onAddList: (() => void) | null
}

/** The fields of the document. Their reference and the comment stay open after it is shipped (5E). */
export function DocStrip({ invoice, canEdit, canNote, onAdd, onParty, onAddList }: DocStripProps) {
  const { t } = useTranslation('trade')
  return (
    <div className="docstrip">
      {canEdit && invoice.mayChangeParty ? (
        <div className="field f-name">
          <span className="label">{partyLabel(invoice.kind, t)}</span>
          <Button className="f-party" icon={Pencil} aria-label={t('outbound:party.change', { name: invoice.name })} onPress={onParty}>
            <span className="cut">{invoice.name}</span>
          </Button>
        </div>
      ) : (
        <TextField label={partyLabel(invoice.kind, t)} className="f-name" value={invoice.name} isReadOnly icon={Lock} />
      )}
      <CommittedField
        field="theirRef"
        label={t('invoice.theirRef')}
        className="f-ref"
        said={invoice.theirRef}
        isReadOnly={!canNote}
        maxLength={200}
      />
      <CommittedField
        field="comment"
        label={t('invoice.comment')}
        className="f-comment"
        said={invoice.comment}
        isReadOnly={!canNote}
        maxLength={2000}
      />
      {canEdit && onAddList !== null && (
        <Button icon={ListPlus} keys="addList" className="f-add" onPress={onAddList}>
          {t('list.do')}
        </Button>
      )}
      {canEdit && (
        <Button icon={Plus} keys="addItem" className="f-add" onPress={onAdd}>
          {t('invoice.addItem')}
        </Button>
      )}
    </div>
  )
}
