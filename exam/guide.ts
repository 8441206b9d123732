/**
 * The headings of the Scrum Guide, November 2020 (Schwaber and Sutherland, CC BY-SA 4.0,
 * scrumguides.org): slug, title and the anchor on its web page.
 */
const headings = {
  purpose: ["Purpose of the Scrum Guide", "purpose-of-the-scrum-guide"],
  "scrum-definition": ["Scrum Definition", "scrum-definition"],
  "scrum-theory": ["Scrum Theory", "scrum-theory"],
  transparency: ["Transparency", "transparency"],
  inspection: ["Inspection", "inspection"],
  adaptation: ["Adaptation", "adaptation"],
  "scrum-values": ["Scrum Values", "scrum-values"],
  "scrum-team": ["Scrum Team", "scrum-team"],
  developers: ["Developers", "developers"],
  "product-owner": ["Product Owner", "product-owner"],
  "scrum-master": ["Scrum Master", "scrum-master"],
  "scrum-events": ["Scrum Events", "scrum-events"],
  "the-sprint": ["The Sprint", "the-sprint"],
  "sprint-planning": ["Sprint Planning", "sprint-planning"],
  "daily-scrum": ["Daily Scrum", "daily-scrum"],
  "sprint-review": ["Sprint Review", "sprint-review"],
  "sprint-retrospective": ["Sprint Retrospective", "sprint-retrospective"],
  "scrum-artifacts": ["Scrum Artifacts", "scrum-artifacts"],
  "product-backlog": ["Product Backlog", "product-backlog"],
  "product-goal": ["Commitment: Product Goal", "commitment-product-goal"],
  "sprint-backlog": ["Sprint Backlog", "sprint-backlog"],
  "sprint-goal": ["Commitment: Sprint Goal", "commitment-sprint-goal"],
  increment: ["Increment", "increment"],
  "definition-of-done": ["Commitment: Definition of Done", "commitment-definition-of-done"],
  "end-note": ["End Note", "end-note"],
} as const;
export type GuideHeading = keyof typeof headings;
export const guideHeadings = Object.keys(headings) as [GuideHeading, ...GuideHeading[]];

export function guideLink(heading: GuideHeading): { title: string; url: string } {
  const [title, anchor] = headings[heading];
  return { title, url: `https://scrumguides.org/scrum-guide.html#${anchor}` };
}
