// Files dropped on another page, on their way to the page that starts runs with them.
export const pendingFiles: File[] = [];
