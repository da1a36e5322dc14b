import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/kbd.tsx'

/** The keys of a picker; in the item picker Enter on nothing goes on to shipping. */
export function PickerFoot({ words, whenEmpty }: { words: 'customer' | 'party' | 'items' | 'list' | 'find' | 'tie'; whenEmpty?: string }) {
  const { t } = useTranslation('trade')
  return (
    <>
      <span>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t(`${words}.foot.move`)}
      </span>
      <span>
        <Kbd keys="Enter" /> {t(`${words}.foot.take`)}
      </span>
      {whenEmpty !== undefined && (
        <span className="only-wide">
          <Kbd keys="Enter" /> {whenEmpty}
        </span>
      )}
      <span className="grow" />
      <span>
        <Kbd keys="Escape" /> {t(`${words}.foot.close`)}
      </span>
    </>
  )
}
