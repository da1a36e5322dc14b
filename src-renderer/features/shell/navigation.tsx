import type { LucideIcon } from 'lucide-react'
import {
  Building2,
  ArrowLeftRight,
  BookOpen,
  Boxes,
  ChartColumn,
  ClipboardCheck,
  DatabaseBackup,
  House,
  Info,
  Keyboard,
  MapPin,
  Package,
  RefreshCw,
  Store,
  Users,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../../src-main/contract/rights.ts'
import type { Route } from '../../stores/route-text.ts'
import { useRoute } from '../../stores/route.ts'
import { useMayAny, useSync } from '../../stores/index.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'

export type Place = { readonly to: string; readonly label: string; readonly icon: LucideIcon; readonly holds: readonly Route['place'][] }

const groups: readonly (readonly Place[])[] = [
  [{ to: 'home', label: 'nav.home', icon: House, holds: ['home'] }],
  [
    {
      to: 'transactions',
      label: 'nav.transactions',
      icon: ArrowLeftRight,
      holds: ['transactions', 'transaction', 'print', 'printDocuments', 'new'],
    },
    { to: 'stock', label: 'nav.stock', icon: Boxes, holds: ['stock', 'batch', 'printStock'] },
    { to: 'items', label: 'nav.items', icon: Package, holds: ['items', 'item', 'printItems'] },
    {
      to: 'stocktakes',
      label: 'nav.stocktakes',
      icon: ClipboardCheck,
      holds: ['stocktakes', 'newStocktake', 'stocktake', 'printStocktake'],
    },
    { to: 'locations', label: 'nav.locations', icon: MapPin, holds: ['locations'] },
    { to: 'reports', label: 'nav.reports', icon: ChartColumn, holds: ['reports', 'printReport'] },
  ],
  [
    { to: 'stores', label: 'nav.stores', icon: Store, holds: ['stores'] },
    { to: 'sync', label: 'nav.sync', icon: RefreshCw, holds: ['sync'] },
    { to: 'site', label: 'nav.site', icon: Building2, holds: ['site', 'checklist'] },
    { to: 'backups', label: 'nav.backups', icon: DatabaseBackup, holds: ['backups'] },
  ],
]
const users: Place = { to: 'users', label: 'nav.users', icon: Users, holds: ['users'] }
const about: Place = { to: 'about', label: 'nav.about', icon: Info, holds: ['about', 'glossary'] }
/** Stands on About and is found by its name; the navigation has no room for it. */
const glossary: Place = { to: 'glossary', label: 'nav.glossary', icon: BookOpen, holds: ['glossary'] }

/** They can also be looked at where nothing is written. */
const editUsers: readonly Right[] = ['editUsers']

/** The places that this user has, in the order of the navigation; the glossary last. */
export function usePlaces(): readonly Place[] {
  const mayEditUsers = useMayAny(editUsers)
  return [...groups.flat(), ...(mayEditUsers ? [users] : []), about, glossary]
}

/** The places there are, always with words. An amber number = so many things wait for a person. */
export function Navigation(props: { onKeys: () => void }) {
  const { t } = useTranslation()
  const mayEditUsers = useMayAny(editUsers)
  const problems = useSync((sync) => sync.status?.problems ?? 0)
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {groups.map((places, index) => (
        <div key={places[0]?.to} className={classes('nav-group', index > 0 && 'has-gap')}>
          {places.map((place) => (
            <NavLink key={place.to} place={place} need={place.to === 'sync' ? problems : 0} />
          ))}
          {index === groups.length - 1 && mayEditUsers && <NavLink place={users} need={0} />}
        </div>
      ))}
      <div className="nav-end">
        <button type="button" className="navlink" onClick={props.onKeys}>
          <Icon of={Keyboard} />
          <span className="cut">{t('nav.keys')}</span>
          <kbd>?</kbd>
        </button>
        <NavLink place={about} need={0} />
      </div>
    </nav>
  )
}

function NavLink({ place, need }: { place: Place; need: number }) {
  const { t } = useTranslation()
  const here = useRoute(({ route }) => place.holds.includes(route.place))
  return (
    <a href={`#/${place.to}`} className={classes('navlink', here && 'is-on')} aria-current={here ? 'page' : undefined}>
      <Icon of={place.icon} />
      <span className="cut">{t(place.label)}</span>
      {need > 0 && <span className="count-need">{need}</span>}
    </a>
  )
}
