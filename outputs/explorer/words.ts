/** What the page says first: before its script has run, and on the view that opens. */
export const FRONT_HEADING = 'Find your area';
export const FRONT_LEAD =
  'How far life in a place helps people to get on, whatever family they were born into.';
