import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src-main/contract/result.ts'
import type { Right } from '../../../src-main/contract/rights.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay, useSession } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/use-format.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { SafeCard } from '../safety/safe-card.tsx'
import { sayMissing } from '../shell/missing-right.ts'
import { ExpiringCard } from './expiring-card.tsx'
import { partOfDay } from './needs.ts'
import { NeedsCard } from './needs-card.tsx'
import { RunsOutCard } from './runs-out-card.tsx'
import { StockCard } from './stock-card.tsx'
import { WayCard } from './way-card.tsx'
import '../../styles/home.css'

/** While much changes, main looks at the whole stock no more often than this. */
const restMs = 3000

/** A part of the page, asked for only by those who may see it. */
function usePart<T>(right: Right, ask: () => Promise<Result<T>>) {
  const isAsked = useMay(right)
  const { value, refusal } = useAnswer(ask, { restMs, isAsked })
  return { value, refusal, isAsked, isComing: isAsked && value === null && refusal === null }
}

const askStock = () => api['home.stock']({})
const askOutbound = () => api['home.outbound']({})
const askInbound = () => api['home.inbound']({})

/** The first page after sign-in: what waits for this person, and how the store's stock stands (U-19, U-70). */
export function HomePage() {
  const stock = usePart('viewStock', askStock)
  const outbound = usePart('viewCustomerInvoices', askOutbound)
  const inbound = usePart('viewSupplierInvoices', askInbound)
  const documents = { outbound: outbound.value, inbound: inbound.value }
  const isComing = outbound.isComing || inbound.isComing
  const refusal = stock.refusal ?? outbound.refusal ?? inbound.refusal
  return (
    <>
      <HomeHead />
      {refusal !== null && (
        <div className="notices">
          <Banner tone="attention">{refusalSentence(refusal)}</Banner>
        </div>
      )}
      <div className="home">
        <NeedsCard stock={stock.value} {...documents} isComing={isComing || stock.isComing} />
        <div className="h-side">
          <SafeCard />
          {(outbound.isAsked || inbound.isAsked) && <WayCard {...documents} isComing={isComing} />}
        </div>
        {stock.isAsked && (stock.value !== null || stock.isComing) && (
          <>
            <StockCard stock={stock.value} />
            <ExpiringCard stock={stock.value} />
            <RunsOutCard stock={stock.value} />
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
  const now = useNow(60_000)
  const add = () => (mayMake ? go('new') : sayMissing('createCustomerInvoices'))
  useShortcuts({ newDocument: add })
  const day = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <header className="page-head">
      <h1 className="cut">{t(`greeting.${partOfDay(now)}`, { name })}</h1>
      <span className="sub">{day.format(now)}</span>
      <div className="acts">
        {mayMake && (
          <Button kind="primary" icon={Plus} keys="newDocument" onPress={add}>
            {t('newInvoice')}
          </Button>
        )}
      </div>
    </header>
  )
}
