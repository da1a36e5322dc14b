import { useEffect, useState } from 'react'

/** Whether `ms` have gone by; nothing that is quick shows a skeleton or a spinner. */
export function useAfter(ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return late
}

/** Grey bars in the shape of what will come, only where nothing is known yet and only after 300 ms. */
export function Skeleton(props: { rows?: number }) {
  const late = useAfter(300)
  if (!late) return null
  return (
    <div className="stack" aria-hidden="true">
      {Array.from({ length: props.rows ?? 3 }, (_, row) => (
        <span key={row} className="skel" style={{ inlineSize: `${70 - row * 8}%` }} />
      ))}
    </div>
  )
}
