// Where a run is in its definition: pure functions, no I/O.
#include "workflows/live.h"

#include <algorithm>

namespace socle::workflows {

std::vector<const Tasks*> lists_of(const Definition& definition, const std::vector<Frame>& position) {
  std::vector<const Tasks*> out{&definition.tasks};
  for (std::size_t level = 0; level + 1 < position.size(); ++level) {
    const Task& task = out.back()->at(position[level].index);
    out.push_back(position[level].in_catch ? &task.caught : &task.body);
  }
  return out;
}

const Task& task_at(const Definition& definition, const std::vector<Frame>& position) {
  return lists_of(definition, position).back()->at(position.back().index);
}

std::string path_of(const Definition& definition, const std::vector<Frame>& position) {
  const auto lists = lists_of(definition, position);
  std::string out;
  for (std::size_t level = 0; level < position.size(); ++level)
    out += (out.empty() ? "" : "/") + lists[level]->at(position[level].index).name;
  return out;
}

void descend(const Task& task, std::vector<Frame>& position, bool into_catch) {
  SOCLE_ASSERT(!(into_catch ? task.caught : task.body).empty());
  position.back().in_catch = into_catch;
  position.push_back({});
}

bool move_on(const Definition& definition, std::vector<Frame>& position, std::string then) {
  for (;;) {
    if (then == "end") return false;
    const auto lists = lists_of(definition, position);
    const Tasks& list = *lists.back();
    if (then != "exit" && then != "continue") {
      const auto named = std::ranges::find_if(list, [&](const Task& t) { return t.name == then; });
      SOCLE_ASSERT(named != list.end()); // checked at load
      position.back() = {static_cast<std::size_t>(named - list.begin()), false};
      return true;
    }
    if (then == "continue" && position.back().index + 1 < list.size()) {
      position.back() = {position.back().index + 1, false};
      return true;
    }
    position.pop_back(); // the list ended: go on behind the task that holds it
    if (position.empty()) return false;
    then = task_at(definition, position).then;
  }
}

} // namespace socle::workflows
