/** The Outpost mark: a roof of hills and one lamp. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="currentColor" />
      <path
        d="M4 15.2 8.7 9.3l2.4 2.5 1.7-2 3.2 5.4"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="13" cy="5.9" r="1.7" fill="var(--surface)" />
    </svg>
  )
}
