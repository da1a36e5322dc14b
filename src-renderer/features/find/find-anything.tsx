import { useTranslation } from 'react-i18next'
import { ok } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import { seeingDocuments } from '../../../src-main/contract/seen-kinds.ts'
import { useMay, useMayAny } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Picker } from '../../ui/picker.tsx'
import { PickerFoot } from '../invoice/picker-foot.tsx'
import { usePlaces } from '../shell/navigation.tsx'
import type { Begins, Deed, Found } from './found.ts'
import { documentsOf, itemsOf, ofProgram } from './found.ts'
import '../../styles/picker.css'

export type FindAnythingProps = { readonly onClose: () => void; readonly onDo: (deed: Deed) => void }

/** One field for everything (U-76): a place, something to do, an item, a document. */
export function FindAnything({ onClose, onDo }: FindAnythingProps) {
  const { t } = useTranslation(['entry', 'common', 'trade', 'documents', 'stocktakes', 'reports'])
  const places = usePlaces()
  const may: Begins = {
    invoice: useMay('createCustomerInvoices'),
    supplier: useMay('createSupplierInvoices'),
    return: useMay('returnToSuppliers'),
    stocktake: useMay('createStocktakes'),
  }
  // Nothing is asked that would be refused: a refusal is said aloud (U-04).
  const [maySeeStock, maySeeDocuments] = [useMay('viewStock'), useMayAny(seeingDocuments)]
  const search = async (text: string) => {
    const program = ofProgram(text, t, places, may)
    if (text === '') return ok([...program])
    const items = maySeeStock ? itemsOf(api, text) : Promise.resolve([])
    const documents = maySeeDocuments ? documentsOf(api, text, t) : Promise.resolve([])
    return ok([...program, ...(await items), ...(await documents)])
  }
  const choose = ({ goes }: Found) => {
    onClose()
    if ('to' in goes) go(goes.to)
    else onDo(goes.does)
  }
  return (
    <Picker
      isOpen
      onClose={onClose}
      label={t('find.title')}
      placeholder={t('find.placeholder')}
      search={search}
      canChoose={() => true}
      onChoose={choose}
      keyOf={(found) => found.key}
      renderRow={(found) => <FoundRow found={found} />}
      nothing={(text) => t('find.nothing', { text })}
      foot={<PickerFoot words="find" />}
    />
  )
}

function FoundRow({ found }: { found: Found }) {
  return (
    <>
      <Icon of={found.icon} />
      <span className="what grow">{found.label}</span>
      {found.more !== '' && <span className="small muted end">{found.more}</span>}
      {found.keys !== null && <Kbd of={found.keys} />}
    </>
  )
}
