declare const policy: {
  contentPolicy(html: string): string;
  withContentPolicy(html: string): string;
};
export default policy;
