/// What a function of a language's library does with strings. Manifests map names to these.
package enum StringFunction: String, Sendable, Codable, CaseIterable {
  /// `separator.join(list)`
  case joinWithReceiver
  /// `join(separator, list)`
  case joinSecond
  /// `join(list, separator)`
  case joinFirst
  /// `list.join(separator)`
  case joinReceiver
  /// `text.split(separator)`: the list of what stands between
  case splitReceiver
  /// `strings.Split(text, separator)`
  case splitFirst
  /// `explode(separator, text)`
  case splitSecond
  /// `format.format(argument…)` with `{}` fields
  case braceFormatReceiver
  /// `format!(format, argument…)` with `{}` fields, which may name variables
  case braceFormat
  /// `printf(format, argument…)` with `%` conversions
  case printf
  /// `format.printf(argument…)` with `%` conversions
  case printfReceiver
  /// `text.strip()`: near enough the receiver itself
  case receiver
  /// `dedent(text)`: near enough its first argument
  case argument
  /// `tx.StmtContext(context, statement)`: its second argument
  case secondArgument
  /// `preg_replace(pattern, replacement, text)`: near enough its third argument
  case thirdArgument
  /// `substr(text, 0, -2)`: the text without its last bytes
  case sliceOfFirst
  /// `sanitize([text, value…])`: the text
  case firstElement
  /// `raw(text)`: SQL, which the call sends itself or whoever is handed what it gives
  case sql
  /// `require(path)`: a module
  case module
  /// `list.filter(function)`: elements that may be empty, or that a function chooses, may be missing
  case filterReceiver
  /// `text.replace(old, new)`
  case replaceInReceiver
  /// `strtr(text, map)`, `strtr(text, old, new)`
  case translate
  /// `str_replace(old, new, text)`, of which old and new may be lists
  case replaceInThird
  /// `strings.Replace(text, old, new)`
  case replaceInFirst
  /// `str_repeat(text, count)`
  case repeatFirst
  /// `text.repeat(count)`
  case repeatReceiver
  /// `builder.append(text)`, `list.append(element)`: changes its receiver, and gives it back
  case append
  /// `list.unshift(element)`: the same in front
  case prepend
  /// `builder.push_bind(value)`: changes its receiver by a placeholder
  case appendValue
  /// `fmt.Fprintf(builder, format, argument…)`
  case printfOntoFirst
  /// `write!(builder, format, argument…)` with `{}` fields
  case braceFormatOntoFirst
  /// `builder.appendFormat(format, argument…)`
  case appendPrintf
  /// `list.extend(list)`
  case extend
  /// `stream.collect(joining(separator, prefix, suffix))`
  case collect
  /// `new HashMap()`: a map that can grow
  case map
  /// `Map.of(key, value, …)`
  case mapOfPairs
  /// `map.put(key, value)`
  case setEntry
  /// `map.get(key)`, `map.get(key, otherwise)`, `list.get(0)`
  case entry
  /// `unset(map[key])`, `del map[key]`
  case remove
  /// `map.pop(key)`: takes the entry out, and gives what it held
  case removeKeyOfReceiver
  /// `delete(map, key)`
  case removeKeyOfFirst
  /// `concat(text, …)`, `list.concat(list)`, and of a list alone its texts
  case concatenate
  /// `array_push(list, element…)`, Go's `append(list, element…)`
  case push
  /// `new ArrayList(list)`: a list that can grow
  case list
  /// `array_merge(list, …)`
  case merge
  /// `listOf(element, …)`
  case elements
  /// `func_get_args()`: what the function that it stands in was called with, as a list
  case argumentsOfCaller
  /// `new StringBuilder(text)`, `StringIO()`: a text that can grow
  case builder
  /// `panic(reason)`: does not come back
  case never
  /// `object.send(name, argument…)`: what the function of that name makes of the arguments
  case named
  /// `quote(value)`, `intval(value)`: a value, whatever it is
  case value
  /// `define(name, value)`: a constant of that name
  case declare
  /// `repeat(element, n)`: the first argument, any number of times
  case fillFirst
  /// `array_fill(0, n, element)`: the third argument, any number of times
  case fillThird
  /// `nCopies(n, element)`: the second argument, any number of times
  case fillSecond
  /// `text.substitute(name=value)` with `$name` fields
  case dollarFormatReceiver
  /// `list.each(function)`: the list; what the function sends, it sends for each element
  case eachOfReceiver
  /// `list.reduce(start, function)`, in any order
  case fold
  /// `function.call(argument…)`
  case invoke
  /// `call(function, argument…)`
  case invokeFirst
  /// `value.then(function)`: the function's result
  case applyToReceiver
  /// `[[a], b].flatten`
  case flatten
  /// `dict(map, key=value)`
  case mapOfArguments
  /// `map + map`, where texts are not added so: a sum is a value
  case union
  /// `list.map(function)`: the function's result, any number of times
  case mapReceiver
  /// `array_map(function, list)`
  case mapSecond
  /// `map.keys()`
  case keysOfReceiver
  /// `map.items()`
  case pairsOfReceiver
  /// `map.values()`
  case valuesOfReceiver
  /// `Object.values(map)`
  case valuesOfFirst
  /// `zip(list, list)`
  case zip
  /// `enumerate(list)`, `list.enumerate()`: pairs of position and element
  case numbered
  /// `array_search(value, map)`: the key under which a map holds a value
  case keyOfValue
  /// `reset(list)`: one of its elements
  case elementOfFirst
  /// `list.first`: the same
  case elementOfReceiver
  /// `array_keys(map)`
  case keysOfFirst
  /// `Object.entries(map)`
  case pairsOfFirst
  /// `list.to_h`, `Object.fromEntries(list)`: the map from a list of pairs
  case mapOfPairList
  /// `array_fill_keys(keys, value)`, `dict.fromkeys(keys)`, `array_flip(keys)`
  case mapOfKeys
  /// `array_combine(keys, values)`
  case mapOfKeysAndValues
  /// `compact(name, …)`: the map from names of variables to what they hold
  case mapOfVariables
  /// `map.slice(key, …)`, `map.only([key, …])`, `pick(map, [key, …])`: the entries under these keys
  case pick
  /// `map.except(key, …)`, `omit(map, [key, …])`: the others
  case omit
  /// `array_intersect_key(map, map, …)`: the entries of the first whose keys the others have
  case entriesInOthers
  /// `array_diff_key(map, map, …)`: the entries of the first whose keys no other has
  case entriesNotInOthers
  /// `array_intersect(list, list)`, `list & list`
  case intersection
  /// `array_diff(list, list)`, `list - list`
  case difference
  /// `set.intersection(list)`: the same
  case intersectionWithReceiver
  /// `map | map`
  case mergeOperands
  /// `map.merge(map, key: value)`: one of both
  case mergeWithReceiver
  /// `list.reject(function)`: some of its elements may be missing
  case rejectReceiver
  /// `array_filter(list, function)`: the same as ``filterReceiver``
  case filterFirst
  /// `entry.getKey()`
  case firstOfReceiver
  /// `entry.getValue()`
  case secondOfReceiver
  /// `list.includes(value)`, `map.has(key)`: whether it is one of them
  case contains
  /// `in_array(value, list)`: the same
  case isElementOfSecond
  /// `slices.Contains(list, value)`: the same
  case isElementOfFirst
  /// `isset(value)`: whether there is one
  case presence
  /// `empty(value)`: whether there is none
  case absence
  /// `array_key_exists(key, map)`: whether there is an entry
  case presenceOfKey
  /// `Array.isArray(value)`: whether it is a list
  case isList
  /// A condition: the argument is a list or a map.
  case isCollection
  /// `text.present?`
  case presenceOfReceiver
  /// `text.nil?`
  case absenceOfReceiver
  /// `read(path)`: the text of a file of the repository
  case fileOfFirst
  /// `get_data(package, path)`: the same
  case fileOfSecond
  /// `path.read()`: the text of the file, or of what is open already
  case fileOfReceiver
  /// `from_path(path)`: the statements of a file, or of a folder's, by the names that comments give them
  case queriesOfFirst
  /// `join(path, name, …)`: the path of a file
  case pathOfArguments
  /// `path.join(name, …)`
  case pathOfReceiver
}
