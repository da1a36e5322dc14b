import { ArrowDown, ArrowUp } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../src-main/contract/problems.ts'
import { problemId } from '../../stores/problems.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { problemName, problemShort, problemTitle } from './problem-words.ts'

/** The problem records, the longest known first; arrows choose, Enter opens the document. */
export function ProblemList(props: {
  problems: readonly Problem[]
  shown: Problem | null
  onSelect: (id: string) => void
  onOpen: (problem: Problem) => void
}) {
  const { t } = useTranslation('sync')
  const { problems, shown, onSelect, onOpen } = props
  const open = (id: string) => {
    const problem = problems.find(({ key }) => problemId(key) === id)
    if (problem !== undefined) onOpen(problem)
  }
  return (
    <ListBox
      className="problist"
      aria-label={t('problem.list')}
      items={problems.map((problem) => ({ id: problemId(problem.key), problem }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={shown === null ? [] : [problemId(shown.key)]}
      onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((id) => onSelect(String(id)))}
      onAction={(id) => open(String(id))}
    >
      {({ id, problem }) => (
        <ListBoxItem id={id} className="problem" textValue={problemTitle(problem, t)}>
          <ProblemLine problem={problem} />
        </ListBoxItem>
      )}
    </ListBox>
  )
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  return (
    <>
      <span className="t-attention" title={t(`problem.way.${problem.direction}`)}>
        <Icon of={problem.direction === 'out' ? ArrowUp : ArrowDown} />
      </span>
      <span className="grow">
        <span className="row">
          <span className="medium cut grow">{problemTitle(problem, t)}</span>
          <span className="small faint">{format.brief(problem.firstSeenAt)}</span>
        </span>
        <bdi className="small muted cut">{problemName(problem, t)}</bdi>
        <span className="small cut reason">{problemShort(problem, t)}</span>
      </span>
    </>
  )
}
