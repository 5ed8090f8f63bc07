import Commands
import Foundation

exit(await Pgxref.run())
