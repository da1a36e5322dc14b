import { Plus } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { useMay, useSession } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { SafeCard } from '../safety/safe-card.tsx'
import { sayMissing } from '../shell/missing-right.ts'
import { useOpenCopy } from '../stores/copy-notice.tsx'
import { ExpiringCard } from './expiring-card.tsx'
import { partOfDay } from './needs.ts'
import { NeedsCard } from './needs-card.tsx'
import { RunsOutCard } from './runs-out-card.tsx'
import { StockCard } from './stock-card.tsx'
import { WayCard } from './way-card.tsx'
import '../../styles/home.css'

/** While much changes, main looks at the whole stock no more often than this. */
const restMs = 3000

/** The first page after sign-in: what waits for this person, and how the store's stock stands (U-19, U-70). */
export function HomePage() {
  const maySee = { stock: useMay('viewStock'), outbound: useMay('viewCustomerInvoices'), inbound: useMay('viewSupplierInvoices') }
  const stock = useAnswer(
    useCallback(() => api['home.stock']({}), []),
    { restMs, isAsked: maySee.stock },
  ).value
  const outbound = useAnswer(
    useCallback(() => api['home.outbound']({}), []),
    { restMs, isAsked: maySee.outbound },
  ).value
  const inbound = useAnswer(
    useCallback(() => api['home.inbound']({}), []),
    { restMs, isAsked: maySee.inbound },
  ).value
  const isComing = (maySee.stock && stock === null) || (maySee.outbound && outbound === null) || (maySee.inbound && inbound === null)
  return (
    <>
      <HomeHead />
      <div className="home">
        <NeedsCard stock={stock} outbound={outbound} inbound={inbound} isComing={isComing} />
        <div className="h-side">
          <SafeCard />
          {(maySee.outbound || maySee.inbound) && <WayCard outbound={outbound} inbound={inbound} isComing={isComing} />}
        </div>
        {maySee.stock && (
          <>
            <StockCard stock={stock} />
            <ExpiringCard stock={stock} />
            <RunsOutCard stock={stock} />
          </>
        )}
      </div>
    </>
  )
}

function HomeHead() {
  const { t, i18n } = useTranslation('home')
  const name = useSession(({ state }) => state?.user?.name ?? '')
  const mayMake = useMay('createCustomerInvoices')
  const isCopy = useOpenCopy() !== null
  const now = useNow(60_000)
  const add = () => (mayMake ? go('new') : sayMissing('createCustomerInvoices'))
  useShortcuts({ newDocument: add })
  const day = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <header className="page-head">
      <h1 className="cut">{t(`greeting.${partOfDay(now)}`, { name })}</h1>
      <span className="sub">{day.format(now)}</span>
      <div className="acts">
        {mayMake && !isCopy && (
          <Button kind="primary" icon={Plus} keys="newDocument" onPress={add}>
            {t('newInvoice')}
          </Button>
        )}
      </div>
    </header>
  )
}
