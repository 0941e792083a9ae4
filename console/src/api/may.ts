import { useQuery } from "@tanstack/react-query";
import { mayQuery, sessionQuery } from "./queries";

// May the reader? Undefined until it is known.
export function useMay(action: string, resource = "Model"): boolean | undefined {
  const me = useQuery(sessionQuery).data?.user.email;
  return useQuery({ ...mayQuery(me ?? "", action, resource), enabled: me !== undefined }).data;
}
