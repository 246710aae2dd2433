# budgetpress 对人说的话，中文。每条提示在其代码之下，处理办法在 `.hint` 之下。

severity-error = 错误
severity-warning = 警告
severity-note = 提示
hint = 办法：

# 命令行

option-unused = { $option } 在这里不起作用
    .hint = { $how ->
    [with] 它只与 { $other } 连用：请补上，或去掉这一项
   *[without] 它与 { $other } 不能连用：请去掉其中之一
 }
usage-value = { $given ->
    [no] { $option } 缺少值
   *[yes] { $option } 不能是“{ $value }”
 }
    .hint = { $how ->
    [choice] 可用的有：{ $known }
    [number] 请写数字
    [range] 请写 { $known } 之间的数
    [least] 请写不小于 { $known } 的数
    [language] 提示有 zh 和 en 两种语言
    [unknown] `{ $command } --help` 说明可用的值
   *[other] { $known }；`{ $command } --help` 说明可用的值
 }
usage-option = 这里没有 { $option } 这一项
    .hint = { $near ->
    [none] `{ $command } --help` 列出全部选项；用法：{ $usage }
   *[other] 是不是 { $near }？`{ $command } --help` 列出全部选项
 }
usage-command = 没有命令 { $given }
    .hint = { $near ->
    [none] `{ $command } --help` 列出全部命令
   *[other] 是不是 { $near }？`{ $command } --help` 列出全部命令
 }
usage-command-missing = 缺少命令
    .hint = 可写的命令有：{ $known }；`{ $command } --help` 逐一说明
usage-missing = 缺少：{ $options }
    .hint = 用法：{ $usage }
usage-conflict = { $twice ->
    [yes] { $option } 写了不止一次
   *[no] { $option } 与 { $other } 不能连用
 }
    .hint = 请去掉其中之一
usage-count = { $option } 的值太多或太少
    .hint = `{ $command } --help` 说明可用的值
usage-encoding = 有一个参数不是 Unicode 文字
    .hint = 请给文件另取名称
usage-other = { $detail }
    .hint = `budgetpress --help` 说明用法
help-usage = 用法：
help-commands = 命令
help-arguments = 参数
help-options = 选项
help-print = 印刷版
help-some-options = [选项]
help-some-command = <命令>
help-help = 显示帮助
help-version = 显示版本
help-status = 退出码：0 完成，1 数据或版面有错，2 无法运行。
help-status-verify = 退出状态：0 真实，1 不真实，2 无法判断或未能运行。

# 文件

file-unreadable = 无法读取 { $path }：{ $reason ->
    [missing] 没有这个文件
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 应为文件夹之处是一个文件
    [special] 它不是普通文件，而是管道、套接字或设备
   *[other] { $detail }
 }
    .hint = 请核对文件名和所在文件夹，以及是否有读取权限
file-empty = 文件是空的
    .hint = 请选用有内容的文件
file-kind = 文件既不是 JSON 数据文件，也不是工作簿
    .hint = 明细账（CSV）请用 `budgetpress derive`，PDF 请用 `budgetpress inspect`；工作簿为 .xlsx、.xls 或 .ods
file-unwritable = 无法写入 { $path }：{ $reason ->
    [missing] 没有这个文件
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 应为文件夹之处是一个文件
   *[other] { $detail }
 }
    .hint = 请另选位置，或关闭正在使用该文件的程序
file-too-large = { $path } 超过 { $limit } MiB
    .hint = 部门预算远没有这么大，请核对文件
output-is-input = { $path } 就是数据文件本身
    .hint = 请另外指定输出文件
output-folder = { $path } 是文件夹
    .hint = 请指定其中的文件
output-file = { $path } 是文件
    .hint = 请指定文件夹作输出
file-exists = { $path } 已经存在，{ $why ->
    [other] 是另一份文件的输出（单位、年度、版式或文件种类不同）
    [changed] 生成以后又被改动过
    [unmarked] 这种文件中没有本程序的标记，无法确认是以前的输出
    [meanwhile] 是运行期间出现或改动的
   *[foreign] 不是本程序生成的，或生成后由其他程序保存过
 }
    .hint = 请另取名称；确要替换，请加 --force
file-signed = { $path } 已有数字签名，不予替换
    .hint = 请另取名称，或先把已签名的文件移到别处
output-link = { $path } 是链接：输出文件夹中的链接不写入
    .hint = 请删去该链接，或另外指定输出
output-twice = 本次输出中有两个文件都叫 { $path }
    .hint = 请另外指定文件名
output-special = { $path } 不是普通文件
    .hint = 请另外指定文件；`-` 表示标准输出
output-terminal = 输出内容不是文字，不能显示在终端上
    .hint = 请用 -o 指定文件，或用 >、| 转给别的程序
form-unknown = 从 { $path } 看不出要转换成什么
    .hint = 请用 .json、.xlsx、.csv 作扩展名，或以“/”结尾写明文件夹，或加 --to
workbook-text-long = 这段文字有 { $count } 个字符，工作簿的一个单元格最多容纳 { $limit } 个
    .hint = 请分成几段或几行；也可转换为 .json，不受此限
workbook-name = 工作簿不能叫 { $path }
    .hint = 请用 .xlsx 作扩展名：`new` 只写这一种
folder-left = { $path } 中还有不属于这份预算的表：{ $told }
    .hint = 如是以前转换留下的，公开前请删去
folder-missing = 没有文件夹 { $folder }
    .hint = 请先建立，或另外指定
json-encoding = 第 { $line } 行不是 UTF-8 编码
    .hint = 请把文件另存为 UTF-8（不是 GBK 或 UTF-16）
json-syntax = 第 { $line } 行第 { $column } 列不是合法的 JSON：{ $fault ->
    [end] 内容到此中断，缺少后面的部分
    [last-comma] 最后一项之后多了逗号
    [after] 结尾之后还有内容
    [control] 文字中有换行或制表符，或前面缺少引号
    [doubled] 同一个键写了两次，请删去一个
    [key] 键要放在英文双引号内
    [number] 数的写法不对
    [colon] 键之后缺少英文冒号
    [comma] 缺少英文逗号或右括号
    [value] 这里应是值：文字要放在英文双引号内
    [escape] 反斜杠（\）之后的写法不对
    [deep] 括号层数太多
   *[other] { $detail }
 }
    .hint = 请在该处更正，多半是逗号、引号或括号
json-too-many = 文件内容过多：逗号和左括号超过 { $limit } 个
    .hint = 部门预算远没有这么大，请核对文件
internal-shape = 文件已核对却读不出来
    .hint = 这是 budgetpress 的缺陷，请连同文件一起报告
limit-time = 处理已中止：占用处理器超过 { $seconds } 秒
    .hint = 文件或版式可能已损坏、含有恶意内容或过大；确认可信的，请用 --max-time 秒数 放宽
limit-memory = 处理已中止：占用内存超过 { $mib } MiB
    .hint = 文件或版式可能已损坏、含有恶意内容或过大；确认可信的，请用 --max-memory MIB 放宽
limit-depth = 处理已中止：文件或版式的嵌套层次过深
    .hint = 请核实文件来源
limit-broken = 处理未完成即已中断：{ $detail }
    .hint = 这是 budgetpress 的错误，请连同文件报告
limit-spawn = 无法为此项处理另行启动程序：{ $detail }
    .hint = 请检查程序是否在运行中被移动或替换，内存或进程数是否已用尽
limit-unset = 系统无法对此项处理设定限额：{ $detail }
    .hint = 请联系系统管理员
document-too-large = 排版预计需要内存约 { $mib } MiB，超过允许的 { $limit } MiB：表格共 { $rows } 行，文字共 { $paragraphs } 段、{ $characters } 字
    .hint = 请检查表格和文字中是否混入无关的内容；数据无误的，请在内存足够的机器上用 --max-memory MIB 放宽

# 数据文件

faults-more = 除以上 { $limit } 处外还有错误
    .hint = 请先更正以上各处
layout-unnamed = 文件没有写明版式
    .hint = 请加上 "layout": "…"；用 `budgetpress layouts` 可列出版式
member-missing = 缺少“{ $key }”
    .hint = 请补上“{ $key }”{ $about }
member-misspelt = 这里没有“{ $key }”这一项
    .hint = 是不是“{ $nearest }”？
member-unknown = 这里没有“{ $key }”这一项
    .hint = 可用的有：{ $known }
one-of = { $named ->
    [yes] { $name }的{" "}
   *[no] {""}
 }{ $members } { $how ->
    [none] 都没有填写
   *[several] 填写了 { $given } 项，只能填写一项
 }
    .hint = { $how ->
        [none] 请填写其中一项
       *[several] 请只填写其中一项
     }
list-empty = { $what ->
    [paragraphs] { $named ->
        [yes] “{ $name }”没有填写
       *[no] 此处没有填写任何一段
     }
    [terms] 勾稽的一侧没有列出任何金额
   *[ledger] 明细账没有任何一行
 }
    .hint = { $what ->
        [paragraphs] 请至少填写一段
        [terms] 请至少列出一项金额，或删去这条勾稽
       *[ledger] 请填写明细，或删去 ledger 而直接给出各表
     }
clause-ended = 这段文字会接入句中，末尾不应有“{ $mark }”
    .hint = 请删去“{ $mark }”
line-untold = 这一行没有写明是什么
    .hint = 请加上其中一项：{ $members }
line-missing = 缺少“{ $key }”行（{ $name }）
    .hint = 请补上，没有数的填 0.00
line-doubled = “{ $key }”行重复出现
    .hint = 请删去一行
cell-missing = 情况说明要引用“{ $line }”行“{ $column }”栏的金额，表中没有
    .hint = 请补上该行
key-misspelt = 本表没有 { $value } 这一行
    .hint = 是不是“{ $nearest }”？
key-unknown = 本表没有 { $value } 这一行
    .hint = 本表各行为：{ $known }
value-other = 此处应为“{ $expected }”，现为 { $value }
    .hint = 请改为该值
type-wrong = { $value }类型不对，应为{ $expected ->
    [text] 带引号的文字
    [amount] 带引号的金额，如 "1234.50"
    [integer] 整数
    [list] 方括号列表
   *[record] 花括号记录
 }
    .hint = 请按所列类型填写；`budgetpress schema` 列出各项的类型
code-bad = { $value }不是科目编码
    .hint = 类为 3 位数字，款为 5 位，项为 7 位
amount-unquoted = 金额 { $value } 必须加引号
    .hint = 请写成 "{ $value }"；不加引号会丢失小数位
amount-dressed = { $value }不是规范的金额
    .hint = 请写成 "{ $meant }"：半角数字，不加千分位和空格
amount-bad = { $value }不是金额
    .hint = 请只写数字和小数点，如 1234.50；没有数的填 0
amount-too-long = { $value }位数太多
    .hint = 请核对单位和位数：整数最多 15 位，小数最多 9 位；多余的小数请四舍五入后填写
amount-negative = 此处的 { $value } 不能为负
    .hint = 请核对金额；增减由文字表示
amount-decimals = { $value }超过 { $most } 位小数
    .hint = 请四舍五入到 { $most } 位，公开文本不印更多小数
amounts-decimals = 本表有 { $count } 个金额的小数超过 { $most } 位，例如 { $value }
    .hint = { $what ->
        [whole] 请核对金额单位：以万元填写的，应乘以 10000 换算成元
       *[other] 请四舍五入到 { $most } 位小数，或核对金额单位
     }
date-bad = { $value }不是完整的日期，或没有这一天（1900 至 2999 年）
    .hint = 请写明年、月、日，如 2024-02-05
number-out-of-range = { $value }不在 { $least } 到 { $most } 之间
    .hint = 请更正为该范围内的整数
text-empty = 文字为空
    .hint = 请填写，或删去该项
text-untrimmed = 文字首尾有空格
    .hint = 请删去空格
character-compatibility = “{ $character }”（{ $point }，第 { $position } 字）是部首或兼容字符，形似“{ $meant }”
    .hint = 请改为通用的字“{ $meant }”；形似字多半来自从 PDF 复制的文字
character-invisible = 第 { $position } 字处有不可见字符（{ $point }）
    .hint = 请删去；文字另起一段请在列表中另写一项
character-private = “{ $character }”（{ $point }，第 { $position } 字）是自造字
    .hint = 请改用 GB 18030-2022 的编码；别人的电脑上显示不出这个字
character-blank = 第 { $position } 字处是特殊的空格（{ $point }），印不出来
    .hint = 请删去，或改为普通空格
text-error = 文字里有公式的出错信息“{ $value }”
    .hint = 请改正公式，或直接填写文字

# 工作簿

workbook-large = 工作簿超过 { $limit } MiB
    .hint = 部门预算远没有这么大，请核对文件，或删去图片和无关的工作表
workbook-truncated = 工作簿已损坏或不完整：{ $fault ->
    [file] 读不出部件目录
    [part] 部件 { $part } 无法解压
    [xml] 部件 { $part } 不是完好的 XML（{ $detail }）
    [end] 部件 { $part } 不完整
    [nesting] 部件 { $part } 中元素嵌套有误
    [place] 部件 { $part } 中的位置“{ $detail }”在工作表之外
    [value] 部件 { $part } 中单元格 { $detail } 的值写法有误
    [target] 部件 { $part } 把不能作 { $detail } 的部件用作了 { $detail }
    [double] 有两个部件或工作表是同一个
   *[records] 记录自相矛盾
 }
    .hint = 请重新复制或导出；也可在 Excel 或 WPS 中打开，另存为 .xlsx
workbook-encrypted = 工作簿设有密码
    .hint = 请在 Excel 或 WPS 中打开，取消打开密码后保存
workbook-unknown = 文件不是 Excel 工作簿（.xlsx、.xls），也不是 OpenDocument 电子表格（.ods）
    .hint = 请用原来的软件打开，另存为 .xlsx
workbook-foreign = 文件按扩展名是工作簿，内容却是{ $kind ->
    [html] 网页（HTML）
    [xml] XML 电子表格 2003
   *[old] Excel 4.0 以前的格式
 }
    .hint = 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”
workbook-path = 工作簿中有的部件名称指向工作簿之外：“{ $part }”
    .hint = Excel 和 WPS 不会写出这样的名称，请核实文件来源
workbook-bomb = 工作簿解压后超过 { $limit } MiB
    .hint = 部门预算远没有这么大，请核实文件来源
workbook-entity = 工作簿的部件 { $part } 中声明了文档类型或实体
    .hint = Excel 和 WPS 不会写出这样的声明，请核实文件来源
workbook-encoding = 工作簿的部件 { $part } 不是 UTF-8 编码
    .hint = 请在 Excel 或 WPS 中打开，另存为 .xlsx
workbook-rows = 工作簿的内容远多于部门预算：{ $what ->
    [parts] 部件超过 { $limit } 个
    [sheets] 工作表超过 { $limit } 张
    [rows] 行数（含空行）超过 { $limit }
    [area] 表格范围（含空单元格）超过 { $limit } 个单元格
    [formats] 单元格格式超过 { $limit } 种
    [strings] 文字超过 { $limit } 条
    [text] 单元格中的文字总量太大
    [piece] 有一处文字太长
    [style] 有字体或数字格式的名称太长
    [formula] 有公式太长
   *[cells] 单元格超过 { $limit } 个
 }
    .hint = 行或单元格太多的，请删去表格以外的空行、空列和零散的单元格（按 Ctrl+End 可看到范围有多大）；否则请把各表复制到新的工作簿
workbook-merged = 工作表“{ $sheet }”的合并单元格超过 { $limit } 格
    .hint = 请在 Excel 或 WPS 中选定整张工作表，取消合并单元格，只重新合并表头需要的部分
workbook-external = 工作簿的数字取自别处：{ $part }
    .hint = 请在 Excel 中断开链接（数据 → 编辑链接 → 断开链接），并删去查询和连接，然后保存
workbook-dde = 有公式从其他程序取数：{ $part } 的单元格 { $cell }
    .hint = 请改填金额；如果不是本单位所写，请不要在 Excel 中打开，并核实文件来源

# 读取工作簿

workbook-unreadable = 工作簿无法读取：{ $detail }
    .hint = 请用 Excel 或 WPS 打开，另存为 .xlsx
workbook-unnamed = 工作簿没有写明版式
    .hint = 需要名为“{ $worksheet }”的工作表，其中有“{ $row }”一行；`budgetpress new` 生成的工作簿里有，可把各表复制进去
workbook-ambiguous = 封面符合几种版式：{ $names }
    .hint = 请补上写明版式的工作表，`budgetpress new` 生成的工作簿里有
cover-undated = 工作表“{ $worksheet }”没有写公开日期
    .hint = 请在其中单独一格写上，如 2024-02-05
worksheet-missing = 没有工作表是“{ $sheet }”
    .hint = 请补上该表，表头上方写规范的表名
worksheet-ties = 没有“{ $sheet }”工作表：自行声明的勾稽如曾填写，已经丢失，不再核对
    .hint = 没有填写过的，不必理会；否则请从原来的工作簿复制过来
worksheet-ambiguous = 有几个工作表都可能是“{ $sheet }”：{ $names }
    .hint = 请只留一个，或以表号命名其中一个
worksheet-hidden = 工作表“{ $name }”是隐藏的，仍照常读取
    .hint = 请取消隐藏核对
worksheet-derived = “{ $sheet }”由明细账得出，本表中的金额不用，只取文字和注
    .hint = 如不用明细账，请删去明细账工作表；否则可删去本表
worksheet-unmatched = 工作表“{ $name }”不是版式中的表，没有读取
    .hint = 如是自用的表，不必理会；否则请写上规范的表名
measure-differs = 本表写的金额单位是{ $measure }，而版式的单位是{ $wanted }
    .hint = 请把金额换算成{ $wanted }，或更正所写的单位
header-missing = 找不到“{ $sheet }”的表头
    .hint = 请保留表头各行，栏名用规范名称
column-missing = 找不到“{ $column }”栏
    .hint = 请把栏名改为规范名称；`budgetpress new` 生成的工作簿里有全部栏名
column-ambiguous = 有几栏都可能是“{ $column }”：{ $names }
    .hint = 请只留一栏，其余改用别的栏名
column-hidden = 第 { $column } 列是隐藏列，仍照常读取
    .hint = 请取消隐藏核对
column-unmatched = “{ $column }”栏不属于本表，没有读取
    .hint = 如是自用的栏，不必理会
row-missing = 找不到“{ $words }”一行
    .hint = 请补上：第一列写名称，第二列填写
row-unmatched = { $what ->
    [nameless] 第{ $row }行有金额，但没有科目名称，没有读取
    [codeless] “{ $words }”没有填写科目编码，同名科目不止一个，该行没有读取
   *[other] “{ $words }”不是“{ $sheet }”的行，没有读取
 }
    .hint = { $what ->
        [nameless] 请填写科目名称；不属于本表的请删去
        [codeless] 请填写科目编码
       *[other] 请改为规范名称；不公开的备注请写在表格右侧
     }
row-without-amounts = “{ $words }”{ $many ->
    [yes] 起连续 { $count } 行没有金额
   *[no] 一行没有金额
 }
    .hint = 请填写，没有数的填 0；不是本表的行才删去
row-hidden = 第 { $row } 行是隐藏行，仍照常计入
    .hint = 请取消隐藏核对；不属于本表的请删去
row-veiled = 第 { $row } 行有文字{ $look ->
    [struck] 加了删除线
    [pale] 与底色相同
    [tiny] 小得看不见
   *[blank] 被数字格式隐藏
 }，仍照常读取
    .hint = 请核对：作废的请整行删去，要公开的请改为正常显示
row-doubled = “{ $words }”重复出现
    .hint = 请删去一行
remark-unread = “{ $words }”不是本表的行，也不是注，没有读取
    .hint = 如是制表人之类的备注，不必理会；如是注，请紧接在“注”的下面，一行一条
kind-unknown = “{ $words }”不是行类别
    .hint = 请从下拉列表中选择
section-unknown = 没有名为“{ $words }”的栏目
    .hint = 请照版式写栏目名称
figure-unknown = 情况说明中没有“{ $words }”
    .hint = 请保留 `budgetpress new` 生成的前两列
words-blank = { $of ->
    [subject] { $subject }的{ $column }
   *[other] “{ $column }”
 }没有填写
    .hint = 请填写
cell-blank = { $of ->
    [subject] { $subject }的{ $column }
   *[other] “{ $column }”
 }没有填写
    .hint = 请填写；没有数的填 0
cell-uncomputed = “{ $column }”是公式，还没有算出结果
    .hint = 请用 Excel 或 WPS 打开并保存
formula-zero = “{ $column }”是公式，文件中的结果为 0，可能还没有算过；已按 0 读取
    .hint = 请用 Excel 或 WPS 打开核对，另存为 .xlsx
cell-error = 公式出错（{ $value }）
    .hint = 请改正公式，或直接填写
cell-format = 单元格里是 { $held }，看不懂它的数字格式，无法确定显示成什么
    .hint = 请把数字格式改为“常规”或两位小数，日期改为 2024-02-05 的样子
date-partial = 单元格里是 { $held }，只显示“{ $shown }”
    .hint = 请核对；日期最好显示年、月、日
cell-covered = 合并单元格下面还压着“{ $words }”，没有读取
    .hint = 请取消合并核对；不要的请删去
lines-joined = 单元格里有换行，已接成一行
    .hint = 如无误，不必理会
words-formatted = 单元格显示为“{ $shown }”，与单元格里的不同（数字格式加了文字或略去小数，或是逻辑值）；已照显示的读取
    .hint = 请核对；要公开的文字最好直接写在单元格里
name-from-code = “{ $column }”的公式还没有算出结果，名称已按编码取规范名称
    .hint = 如无误，不必理会；也可用 Excel 或 WPS 打开并保存
code-number = “{ $value }”是数字，已读作编码 { $code }
    .hint = 如无误，不必理会；编码列请设为文本格式
cell-unexpected = 本行没有“{ $column }”，此处却写着“{ $words }”
    .hint = 请删去，或移到应在的行
cell-unread = 单元格在表外，没有读取：“{ $words }”
    .hint = 如是自用的备注，不必理会
amount-hidden = 单元格里是 { $held }，显示为 { $shown }，已按显示的读取
    .hint = 如因此造成合计不符，请用 ROUND 等把数本身四舍五入
amount-shown = 单元格里是 { $held }，{ $how ->
    [nothing] 却不显示
   *[other] 显示的却是“{ $shown }”
 }
    .hint = 请填写应当公开的数，数字格式用“常规”或两位小数，单位与本表一致
amount-worded = 单元格显示为“{ $shown }”，已读作 { $value }
    .hint = 如无误，不必理会；数字格式里最好不带文字
amount-typed = “{ $value }”是文本，已读作 { $meant }
    .hint = 如无误，不必理会
character-dropped = “{ $value }”中有不可见字符（{ $point }），已略去
    .hint = 如无误，不必理会；这种字符多半来自复制

# 明细账

ledger-none = 版式“{ $layout }”没有写明各表如何由明细账得出
    .hint = 请直接填写各表
csv-broken = 文件各行不齐：{ $detail }
    .hint = 请另存为 UTF-8 的 CSV，各行栏数与首行相同
csv-too-many = { $what ->
    [columns] 栏目超过 { $limit } 个
   *[rows] 行数、栏数超出明细账可能的规模：逗号、制表符、分号和换行符超过 { $limit } 个
 }
    .hint = 请核对是否为明细账文件；一个部门的明细账至多数万行
csv-ragged = 第 { $line } 行有 { $given } 栏，首行有 { $wanted } 栏
    .hint = 请补齐或删去多出的逗号；含逗号的金额和文字要加引号
csv-delimiter = 各栏之间用的是“{ $mark }”，不是英文逗号
    .hint = 请把各栏之间的“{ $mark }”改为英文逗号；或在 Excel、WPS 中打开，另存为“CSV UTF-8”
ledger-workbook = 明细账是工作簿，此处要的是 CSV 文件
    .hint = 请另存为“CSV UTF-8”；或把明细账放在工作簿的“明细账”工作表中，直接核对、生成
ledger-blank = “{ $column }”没有填写
    .hint = 每行都要填写；原为合并单元格的，请取消合并并填满各行
ledger-unknown = { $value } 不是{ $column }
    .hint = 可用的有：{ $known }
project-missing = “{ $kind }”的明细要写项目
    .hint = 请填写项目名称
project-unexpected = “{ $kind }”的明细不属于项目
    .hint = 请删去项目名称，或更正支出类别
csv-gb18030 = 文件不是 UTF-8 编码，已按 GB 18030 读取
    .hint = 如名称无误，不必理会
csv-utf16 = 文件是 UTF-16 编码，已照此读取
    .hint = 如名称无误，不必理会
ledger-column = 第 { $number } 栏{ $titled ->
    [no] 没有栏名
   *[other] “{ $column }”不是明细账的栏
 }，没有读取；第 { $row } 行写着“{ $words }”
    .hint = 如是单位、项目等，请把栏名改为规范名称；如是备注，不必理会
ledger-total = “{ $words }”行与各行之和相符，没有计入
    .hint = 不必理会；明细账不必写合计
ledger-total-differs = “{ $words }”行为 { $amount }，与上下各行之和都不符；全部各行之和为 { $sum }
    .hint = 请核对各行是否齐全；明细账不必写合计，可删去本行
ledger-doubled = 金额为 { $amount } 的这一行重复出现
    .hint = 请删去一行；如确是两笔，不必理会
account-coarse = { $code } 与它的下级科目都有明细
    .hint = 请把金额记到最低一级科目
unit-missing = 从本行起有 { $count } 行没有写单位，其他行写了
    .hint = 请每行都写单位；如全部是本部门的，可以都不写
goal-differs = 项目“{ $project }”的绩效目标与上面一行不同
    .hint = 请只在一行写绩效目标，或各行写成一样
table-superseded = “{ $sheet }”没有读取，改由明细账得出
    .hint = 不必理会；如只要其中一种，请删去该表或明细账
words-missing = “{ $line }”没有“{ $column }”
    .hint = 请在该项目的一行明细中填写
ledger-unit = 单位
ledger-kind = 支出类别
ledger-project = 项目
ledger-function = 功能科目
ledger-economy = 经济科目
ledger-fund = 资金性质
ledger-amount = 金额（元）
ledger-goal = 绩效目标
ledger-also-unit = 资金使用单位|使用单位|用款单位|预算单位|单位名称|单位全称|基层单位
ledger-also-kind = 支出类型|支出性质|支出分类|经费类别
ledger-also-project = 项目名称|预算项目|预算项目名称
ledger-also-function = 功能分类|功能分类科目|支出功能分类|支出功能科目|支出功能分类科目|功能科目编码|功能分类科目编码
ledger-also-economy = 经济分类|经济分类科目|支出经济分类|支出经济科目|支出经济分类科目|部门经济分类|部门支出经济分类|部门预算支出经济分类科目|经济科目编码|经济分类科目编码
ledger-also-fund = 资金来源|资金类别
ledger-also-amount = 预算金额（元）|支出金额（元）|预算数（元）|预算（元）
ledger-also-goal = 项目绩效目标|总体绩效目标|年度绩效目标|绩效总目标
ledger-totals = 合计|小计|总计|共计|累计
ledger-remarks = 备注|说明|序号|编号|行号|摘要|经办人|日期|更新时间|功能科目名称|功能分类科目名称|支出功能分类科目名称|经济科目名称|经济分类科目名称|支出经济分类科目名称|科目名称
about-ledger = 明细账：每笔金额只填一次，单位元；由它得出的各表不必再填
about-ledger-unit = 资金使用单位；不填为本部门
about-ledger-kind = 支出类别：基本支出或项目支出
about-ledger-project = 项目名称（项目支出填写）
about-ledger-function = 功能分类科目
about-ledger-economy = 经济分类科目
about-ledger-fund = 资金性质
about-ledger-amount = 金额，单位元
about-ledger-goal = 项目的绩效目标，写在其中一行

# 汇总

merge-layout = 该单位预算用的版式是“{ $layout }”（{ $measure }），部门用的是“{ $wanted }”（{ $wanted_measure }）
    .hint = 先改用部门的版式：不同版式的表不能相加
merge-year = 该单位预算是 { $year } 年的，部门预算是 { $wanted } 年的
    .hint = 请给出该单位 { $wanted } 年的文件
merge-unit-twice = “{ $unit }”既是第 { $number } 个文件的单位，又是第 { $other } 个文件的单位
    .hint = 每个单位只列一次；如是两个单位，请更正单位名称
merge-unit-own = { $what ->
    [file] { $unit } 是部门自己的文件，却列在各单位之中
    [whole] “{ $unit }”就是部门本身：它的表里有一同汇总的其他单位
   *[name] 有一个单位与部门同名：“{ $unit }”
 }
    .hint = { $what ->
    [name] 如果它是整个部门（例如以前汇总的结果），请去掉，否则全部重复计算；如果它是部门本级，不必改动
   *[other] 请去掉，否则全部重复计算
 }
merge-unit-headed = 表“{ $sheet }”里有单位“{ $unit }”的行，“{ $other }”的预算里也有
    .hint = 各单位预算只列本单位的行；请删去别的单位的
merge-kind = “{ $name }”在这里是 { $kind }，在“{ $other }”的预算里是 { $known }
    .hint = 更正其中一处
merge-name = { $code } 在这里叫“{ $name }”，在“{ $other }”的预算里叫“{ $known }”
    .hint = 两处都用规范的科目名称
merge-words = “{ $line }”这一行在这里写“{ $words }”，在“{ $other }”的预算里写“{ $known }”
    .hint = 该表各单位共用这一行：请写成一致，或分别命名
merge-date = 这里是 { $date }，“{ $other }”的预算里是 { $wanted }
    .hint = 截止日期不同的数不能相加；请统一日期
merge-figure = { $title }：写明的是 { $stated }，各单位之和是 { $made }
    .hint = 删去写明的数，或核对各单位
merge-notes = 表“{ $sheet }”的注各单位不同，因此用版式的注
    .hint = 如需另写，请写在 --with 文件的 "sheets" 里
merge-superseded = 本文件里的表没有采用：表由各单位相加得出
    .hint = 不必处理；删去表里的行可免疑问
merge-ties = 该预算自带的 { $count } 条勾稽没有采用：它们只对本单位成立
    .hint = 部门的勾稽请写在 --with 文件的 "ties" 里
merge-tables = 并非各单位都附明细账（{ $units } 没有），因此按印出的表相加
    .hint = 各单位都附明细账时，每个数只舍入一次
merge-transfer = { $title }：{ $payers } 支出 { $paid }，{ $receivers } 收入 { $received }；没有抵销
    .hint = 部门内部单位之间的往来在部门总数里算了两次；请查明属于内部的部分，从收支两边扣除
merge-unit-apart = “{ $unit }”的金额半数在 { $own }{ $measure }以上，其他单位半数在 { $others }{ $measure }以上：该单位疑似以元填写
    .hint = 请核对该单位各表的金额单位
merge-unit-wrong = “{ $unit }”的数有 { $count } 处互相矛盾，部门的数也会如此
    .hint = 用 `budgetpress check` 查看各处，先行更正
merge-tails = 有 { $count } 处，{ $units } 个单位的尾差累计超过了一份预算可能的尾差
    .hint = 请改用各单位的明细账汇总；或对结果运行 `budgetpress check`，逐处处理
merged-ledgers = 已按 { $count } 个单位的明细账汇总。
merged-tables = 已按 { $count } 个单位的表汇总。

# 数字

unit-wrong = { $what ->
    [document] 各表金额
    [table] { $name } 的金额
    [column] { $name } 一栏的金额
    [line] { $name } 一行的金额
    [cell] { $name } 的金额
    [unit] “{ $name }”的金额
    [subject] “{ $name }”中的金额
    [previous] 上年数
    [change] 比上年增减额
    [ledger] 明细账的金额
    [ledger-part] 明细账中“{ $name }”的金额
   *[other] 金额
 }{ $sure ->
    [yes] { $known ->
        [no] 不是
       *[yes] 是
     }
   *[no] { $known ->
        [no] 疑似不是
       *[yes] 疑似
     }
 }按{ $known ->
    [no] { $wanted }
   *[yes] { $given }
 }填写，{ $how ->
    [divide] 为应填数的 { $factor } 倍
   *[multiply] 只有应填数的 { $factor } 分之一
 }（{ $examples }）
    .hint = { $sure ->
        [yes] 请将这些金额{ $how ->
            [divide] 除以
           *[multiply] 乘以
         } { $factor }，换算成{ $wanted }；由此引起的其他差异不再逐条列出
       *[no] 请核对金额单位；确系填错的，请将这些金额{ $how ->
            [divide] 除以
           *[multiply] 乘以
         } { $factor }，换算成{ $wanted }
     }
    .rule = 各表、上年数和明细账按规定的单位填写。单位填错（如以元代万元）的，整体相差一万倍：能使不符的勾稽相符、与上年相差约一万倍、或金额大小明显反常的，作为一个问题列在最前，由此引起的差异不再逐条列出。例：表8以元填写，其余各表以万元填写。
footing = { $sheet }{ $sum ->
    [two] “{ $line }”一行：{ $column } { $left }，{ $first }与{ $second }之和 { $right }
    [columns] “{ $line }”一行：{ $column } { $left }，各分项之和 { $right }
   *[lines] “{ $column }”栏：{ $line } { $left }，所含各行之和 { $right }
 }，相差 { $apart }（允许尾差 { $bound }）
    .hint = 请核对这些单元格，或更正合计
    .rule = 合计等于各分项之和：版式声明为其他栏之和的栏、合计行、单位等于其下各行之和、科目等于其下一级科目之和。数据中的行都要计入合计，写在第一个单位之前的也不例外。依据：表内合计，版式的结构。例：合计 2,211.22，各类之和 2,312.23。
tie = “{ $title }”不成立：{ $lacking ->
    [left] { $absent }没有这一行，另一方为 { $right }
    [right] { $absent }没有这一行，另一方为 { $left }
   *[none] { $left } 与 { $right } 相差 { $apart }（允许尾差 { $bound }）
 }
    .hint = 请核对这些单元格；同一数字在两处应当相等
    .rule = 同一数字在各表一致，表间之和相符：版式声明的各项勾稽。同一数字在两处必须相等。依据：表间勾稽关系。例：表6合计 2,211.22，表5基本支出 2,211.32。
tie-own = “{ $title }”不成立：{ $left } 与 { $right } 相差 { $apart }（允许尾差 { $bound }）
    .hint = 请核对这些单元格，或更正数据中声明的勾稽
    .rule = 数据在 "ties" 中自行声明的勾稽关系成立：部门自己知道相符、而版式无从知道的，如某项目与列支它的各科目。依据：数据文件。例：业务用房物业管理费 278.66 = 表7 的 30209 + 30213。
tie-unknown = 勾稽中的“{ $name }”在表中找不到
    .hint = 请更正（写作 表/行/栏，行用键、编码或名称；或 figures/主题/字段），或删去这条勾稽
    .rule = 数据声明的勾稽，每一项都要指到一个金额。例：表7 没有 30299 行，却写了 7/30299/budget。
amount-differs = { $title }：文字给定 { $left }，表中为 { $right }，相差 { $apart }
    .hint = 请删去给定的金额，文字会引用表中的数
    .rule = 数据为文字给定的金额（文字将照印）与表中相等：同一数字在两处必须相等。依据：表文一致。例：文字收入预算 326.47，表1 为 3,264.71。
tail-unlikely = { $title }：{ $left } 与 { $right } 相差 { $apart }，虽不超过允许尾差 { $bound }，但不太可能由四舍五入造成
    .hint = 请核对这些单元格
    .rule = 差数虽在允许尾差之内，但超过三倍标准差：n 个各自四舍五入的数，相差很少超过 3·√(n/12) 个末位单位。例：15 个数相差 0.05。
percent-differs = 给定的幅度为 { $stated }%，按公开数计算为 { $computed }%
    .hint = 请删去给定的幅度，或核对金额
    .rule = 给定的增减百分比与按公开数计算的结果（四舍五入到给定的位数）一致。例：给定 46.08%，计算为 46.07%。
previous-negative = 按此增减额，上年数为 { $previous }（本年 { $current }）
    .hint = 请核对增减额，减少为负
    .rule = 由增减额推算的上年数不为负数，否则无从计算增减幅度。例：本年 100 万元，比上年增加 150 万元。
year-jump = “{ $title }”本年 { $current }{ $measure }，上年 { $previous }{ $measure }，{ $way ->
    [up] 是上年的 { $times } 倍
   *[down] 上年是本年的 { $times } 倍
 }
    .hint = 请核对上年数及其单位（元、万元）；情况属实的，请在主要原因中说明
    .rule = 与上年相比，金额一般不超过上年的十倍，也不低于上年的十分之一（本年或上年为零的、不足 10 万元的除外）。例：上年 12 万元误填 120000，减幅为 99.99%。
line-repeated = 本表中“{ $name }”重复出现
    .hint = 请合并为一行
    .rule = 同一张表（同一单位之下）每个科目、单位、项目只出现一次。例：表6中 [30201]办公费 出现两次。
level-missing = 本表有 { $code } 而没有上一级 { $above }
    .hint = 请补上 { $above } 行，金额为其下各科目之和
    .rule = 表中有下级科目，同一单位下就有其上一级科目：有项必有款，有款必有类。依据：政府收支分类科目。例：有 30701 而无 307。
name-differs = { $code } 在此处名为“{ $name }”，在另一处名为“{ $other }”
    .hint = 请统一为科目的规范名称
    .rule = 同一科目编码全文只有一个名称，版式有固定名称的从其名称。例：201 一处为“一般公共服务”，一处为“一般公共服务支出”。
account-unknown = 科目表中没有 { $code }
    .hint = 最接近的是 { $nearest } { $name }
    .rule = 科目都在当年的政府收支分类科目之内，科目表随版式提供。依据：政府收支分类科目。例：写了 2010333，表中只有 2010303。
account-name = 科目 { $code } 此处名为“{ $name }”，科目表中为“{ $official }”
    .hint = 请改为规范名称，或核对编码
    .rule = 科目名称与当年的政府收支分类科目一致，科目表随版式提供。依据：政府收支分类科目。例：30227 写成“委托费”，应为“委托业务费”。
note-of-nil = 表中有数，注却写“{ $note }”
    .hint = 请删去该注，或核对数字
    .rule = 有数的表不能带空表说明，词表在版式中；版式没有规定空表说明的表，注要说的是整张表（本表）才算。依据：财预〔2016〕143号。例：表中有 47.91，注却称本表为空表。
nil-without-note = 本表为空表，注中没有说明
    .hint = 请加上“{ $note }”，或删去自定的注（版式自带说明）
    .rule = 空表必须说明：用版式自带的注，或者含有版式词表中的词的注。依据：财预〔2016〕143号（没有数据的表格应当列出空表并说明）。
note-of-other-fund = 注中写的是“{ $other }”，本表却是“{ $own }”的表
    .hint = 请更正该注
    .rule = 注中所称的预算与本表一致，词表在版式中。例：国有资本经营预算支出情况表注“无政府性基金……故本表为空表”。没有称本表为空表的注可能另有所指，只作警告。
paragraph-repeated = 这一段重复出现
    .hint = 请删去一段
    .rule = 同一段文字不重复出现，“无。”之类几个字的除外。例：翻页后第 7 至 11 项又印了一遍。
placeholder = “{ $word }”尚未填写
    .hint = 请填写
    .rule = 不得留有待填的占位文字，词表在版式中。例：XX项目。
year-unlikely = 预算年度填为 { $current } 年，而公开日期和文字所说的是 { $likely } 年
    .hint = 请先核对预算年度：确为 { $likely } 年的，请更正；否则请更正所列的日期和文字
    .rule = 公开日期、文字中的日期和年份与预算年度一致。只改了预算年度、或漏改预算年度的，作为一个问题列出。例：基本信息写 2023 年，而公开日期为 2024-02-05。
accounts-of-year = 科目名称按 { $listed } 年的科目表核对，而本预算为 { $current } 年度
    .hint = 当年科目有调整的，请以当年的政府收支分类科目为准
    .rule = 版式所附的科目表是某一年的；其他年度的预算也按该表核对，予以提示。例：2025 年预算按 2024 年科目核对。
year-old = 文中出现 { $year } 年，而本预算为 { $current } 年度
    .hint = 请核对是否沿用了旧文字
    .rule = 除《》内的文件名及其后的括号外，文中不出现上年以前的年份（2021年、2021-12-31）：这样的年份多半是沿用旧文字。例：2024 年预算中写 2021年。
year-other = 文中所说的是 { $year } 年的预算，而本预算为 { $current } 年度
    .hint = 请改为 { $current } 年，或写明是与该年相比
    .rule = 除《》内的文件名、比较和起止年份外，“部门预算”等词前面的年份应是本预算年度，词表在版式中。例：2024 年预算中写 2023年度部门预算、2042年部门预算。
personal-number = 文中含有{ $kind ->
    [mobile] 手机号码
    [identity] 身份证号码
   *[account] 银行账号
 }（{ $number }）
    .hint = 请删去，本文件将公开
    .rule = 将要公开的文字中不得有身份证号码（GB 11643）、手机号码、银行卡号（ISO/IEC 7812），“账号”等词（词表在版式中）后面不得有 12 至 30 位的号码；用空格或连字符分组书写的、用全角数字书写的也算。金额不查。例：138 0013 8000。
reason-contradicts = 原因中写“{ $word }”，增减额却是 { $change }
    .hint = 请核对增减额，或改写原因
    .rule = 增减原因（及与预算差异的原因）与增减方向一致：有增减就不是持平，只讲增加的原因解释不了减少。词表在版式中。例：增减 12.30 而原因写“与上年持平”。
date-far = { $what ->
    [published] 公开日期
   *[other] 日期
 } { $date } 与预算年度 { $current } 年不匹配
    .hint = 请先核对预算年度，再核对是否沿用了旧日期
    .rule = 公开日期和文字中的日期在预算年度或其上一年之内；版式规定在以后年度公开的（如部门决算），至公开的年度为止。例：2024 年预算写“截至2022年12月31日”。
self-mixed = 此处写“{ $word }”，其他文字多写“{ $usual }”
    .hint = 请全文统一称谓
    .rule = 数据中的文字对本单位只用一种称谓，词表在版式中。例：一段写“本单位”，另一段写“本部门”。
unit-slip = { $amount } 是表中 { $meant } 的 { $factor } 倍
    .hint = 请核对数位和单位（元、万元）
    .rule = 表外填写的金额不应是表中某数的十倍、百倍、万倍或其分之一，除非表中也有此数。一两位数字的金额容易巧合，不查。例：文字 887.36万元，表中 88.736；194.46万元写成 194.46元。
allow-malformed = “{ $value }”没有写明要认可的问题和理由
    .hint = 请写成 --allow 代码@位置 --because "理由"，每个问题一次；代码和位置见检查结果
allow-unmatched = 没有可认可的问题：{ $place } 处没有 { $code }
    .hint = 请删去该项，或照检查结果抄写代码和位置
allow-impossible = { $place } 处的 { $code } 不能认可：该处数据没有读出
    .hint = 请更正数据
allow-elsewhere = { $code } 不能认可：数据检查中没有这一类问题
    .hint = 只有 `budgetpress check` 检查数据所列的问题可以认可；`budgetpress check --explain { $code }` 有说明
allow-ambiguous = { $place } 处有多个 { $code }
    .hint = 请加上只有其中一个问题所列的单元格：{ $choices }
sheet-none = 文字与数据
cells = 单元格：

# 版式

layout-unknown = 没有名为“{ $layout }”的版式
    .hint = 现有版式：{ $known }
layout-nowhere = { $what ->
    [missing] 没有文件夹 { $folder }
    [file] { $folder } 是文件，不是放版式的文件夹
    [layout] { $folder } 是某一个版式的文件夹
    [toml] 文件夹 { $folder } 中没有 layout.toml
   *[empty] 文件夹 { $folder } 中没有版式
 }
    .hint = { $what ->
    [layout] 请指定它的上一级文件夹：其中有这个版式，旁边有 `shared`
    [toml] 请指定一个版式的文件夹：其中有 layout.toml、main.typ 和各段文字，旁边有文件夹 `shared`
   *[other] 请指定放版式的文件夹：每个版式一个文件夹，其中有 layout.toml，旁边有文件夹 `shared`
 }
layout-broken = 版式“{ $layout }”有误：{ $detail }
    .hint = `budgetpress layout check` 列出版式的全部错误
template-failed = { $file } 第 { $line } 行：{ $detail }
    .hint = 请更正版式的模板
sheet-unknown = 版式引用了它没有的表“{ $sheet }”
    .hint = 请在 layout.toml 中补上该表，或删去对它的引用
sheet-unplaced = 版式的 { $sheet } { $title } 应在文中出现一次，现为 { $times } 次
    .hint = 请在某一部分的 sheets 或情况说明模板的 @ 之后写明一次
sheet-too-wide = 表太宽，页面放不下：“{ $column }”栏要放 { $value }，缩到 { $size } 磅仍不够
    .hint = 请核对金额；如无误，请在版式中加宽该栏
ordinals-few = 版式只有 { $count } 行的序号，这里还多一行
    .hint = 请在版式的 ordinals 中补上序号

# 版式文件

toml-fault = { $fault ->
    [choice] 这个值不可用，可用的有：{ $known }
    [missing] 缺少 { $known }
    [twice] 这个键前面已写过
    [number] 这里应写数，不加引号
    [flag] 这里应写 true 或 false，不加引号
    [text] 这里应写文字，放在引号内
    [list] 这里应写列表，如 ["…"]
    [quotes] 文字要放在英文双引号内，如 "perfect"；数和 true、false 不加引号
    [open] 引号或括号没有闭合
    [line] 一行只写一个“键 = 值”
    [table] 这里应是一节：名称放在方括号内，键在其下逐行写
   *[other] 写法不对（{ $detail }）
 }
layout-syntax = 不是正确的 TOML：{ toml-fault }
    .hint = 请更正该处；多半是引号、括号或逗号
layout-encoding = 文件不是 UTF-8 编码
    .hint = 请另存为 UTF-8
layout-key-unknown = 这里没有“{ $key }”这个键
    .hint = 可用的有：{ $known }；参见 docs/layout.md
layout-shape = 不符合版式的要求：{ toml-fault }
    .hint = 这里应写什么，见 docs/layout.md
layout-name = 版式自称“{ $name }”，文件夹却叫“{ $folder }”
    .hint = 两者要同名：数据文件按文件夹名找版式
layout-folder = 文件夹名“{ $folder }”不能作版式名
    .hint = 只用英文字母、数字、- 和 _
layout-twice = “{ $name }”在这里第二次出现
    .hint = 各用各的名称
layout-folio = 页码里没有恰好一处 {"{{ number }}"}
    .hint = 在页码数字的位置写 {"{{ number }}"}
layout-measure = { $what ->
    [margins] 页边距没有给正文留出位置
    [least] 小于 { $least } pt 的字看不清
    [size] 字号 { $size } 小于 table.min_size
    [pitch] 行距小于字号：各行会重叠
    [spacing] “{ $key }”不在 0 到 20 之间
    [unit] “{ $unit }”不在 format.measures 里
    [worth] 单位“{ $unit }”的值为零
    [grouping] 分节符会被当成数字的一部分
   *[decimals] 小数最多 6 位
 }
    .hint = 请更正这个尺寸
layout-part = 部分“{ $part }”应恰有 sections、sheets、template、text 之一
    .hint = 请给出其中一个
layout-part-optional = 部分“{ $part }”没有数据可以省略的内容
    .hint = 去掉 optional
layout-kinds = { $what ->
    [about] 文档种类“{ $kind }”没有说明是什么
    [words] 文档种类“{ $kind }”的用词与第一种不一致
    [taken] 文档种类“{ $kind }”的用词不能叫“{ $word }”：这个名称已有含义
   *[plain] 文档种类“{ $kind }”的用词“{ $word }”含有引号、反斜杠、花括号或换行
 }
    .hint = 见 docs/layout.md 的 Kinds 一节
layout-office = { $what ->
    [title] 标题里的年份不止一处
   *[unit] 写单位的一行前面要有文字，后面要有 {"{{"} unit {"}}"}
 }
    .hint = 见 docs/layout.md 的 Workbooks of offices 一节
layout-figure-measure = 数据项“{ $figure }”的计量单位与 [format] 不同
    .hint = 改取自同一计量单位的表
layout-reference-unknown = “{ $text }”中的引用没有值可填
    .hint = 请更正；这里可用的有：{ $known } 和 [kinds] 中的用词
layout-reference-fixed = “{ $text }”：这里的文字照原样印出，其中的引用没有值可填
    .hint = 请直接写出文字；需要引用数据或单位名称的，写在用 template 的部分
layout-reference-literal = “{ $text }”会照原样印出
    .hint = 引用写成两层花括号，如 {"{{ unit }}"}；不是引用的，请去掉花括号
layout-sheet-unknown = 没有表“{ $sheet }”
    .hint = 写某个 [[sheet]] 的 id，或增加一张表
layout-file-missing = 文件 { $file } 不存在，或没有 UTF-8 文字
    .hint = 在 layout.toml 旁边写好这个文件，或更正文件名
layout-file-outside = 文件 { $file } 不在版式文件夹之内
    .hint = 请把文件放入版式文件夹，或其旁边的 `shared` 文件夹；链接也不得指向文件夹之外
layout-figure = 数据项“{ $figure }”应在 cell 与 fields 中取其一
    .hint = 取自表格的写 cell = "表/行/栏"，其余写 [figures.fields]
layout-figure-budget = 数据项“{ $figure }”写了 budget，却没有可与之比较的金额
    .hint = 同时写 cell = "表/行/栏"，或去掉 budget
layout-cell-unknown = “{ $cell }”指的单元格不可能存在
    .hint = 写“表/行/栏”：表的 id；固定行的 key，有开放行的表也可写科目编码或名称；栏的 key。或写 figures/项目/字段
layout-tie-empty = 勾稽“{ $title }”缺一边
    .hint = 两边各至少写一个单元格
layout-column = { $what ->
    [none] 表没有栏
    [leaf] 栏“{ $column }”应在 key 与 print 中取其一
    [width] 栏“{ $column }”要有大于 0 的 width
    [group] 栏“{ $column }”下面还有栏，因此不能有 key、print 或 width
   *[reserved] “{ $column }”不能作栏名：它用来说明是哪一行
 }
    .hint = 见 docs/layout.md 的“Sheets”一节
layout-lines = { $what ->
    [open] 数据自己的行在这里有两个位置
    [numbered] 行有行次，就不能有开放行
    [headless] 没有一栏印出行的名称，就只能有一个固定行
    [aside] 栏分左右的表，开放行要写 side；不分的不写
   *[fixed] 开放行不能是固定行
 }
    .hint = { $what ->
    [open] 只保留一处 open = […]
    [numbered] 把各行都固定下来，或去掉 print = "number" 的栏
    [headless] 加上 print = "name" 的栏
    [aside] 在 open 旁写 side = "left"、"middle" 或 "right"，或去掉 side
   *[fixed] 只保留 "account"、"unit"、"project" 中的若干种
 }
layout-sum-unknown = “{ $of }”的合计里有“{ $part }”，而它不存在
    .hint = 写本表某栏或某固定行的 key，或写 "*" 表示数据自己的行
layout-circle = “{ $of }”的合计里又包含它自己
    .hint = 请从绕回来的合计里把它去掉
layout-ledger = { $what ->
    [missing] 该表由明细账得出，版式却没有 [ledger]
    [measure] “{ $value }”不在 format.measures 里
    [fund] [ledger] 里没有资金性质“{ $value }”
    [kind] [ledger] 里没有支出类别“{ $value }”
   *[code] “{ $value }”不是科目编码
 }
    .hint = { $what ->
    [missing] 请增加 [ledger]，含 measure、kinds、projects、funds
    [code] 写科目编码开头的数字
   *[other] 请在那里增加，或更正名称
 }
layout-accounts = { $what ->
    [row] 该行没有 classification、code、name、level、parent 各字段：{ $value }
    [code] “{ $value }”不是科目编码
    [level] { $value } 的级次或上级与编码不符
    [orphan] { $value } 排在上级科目之前
   *[double] { $value } 第二次出现
 }
    .hint = 请更正该行；上级在前
layout-main-missing = 版式没有 main.typ
    .hint = 请写这个文件：它引用 shared 里的组件，按顺序排出各部分
layout-shared-missing = 版式旁边没有文件夹 shared
    .hint = 请把组件放在那里：复制本程序的 layouts/shared
layout-notes-missing = 表“{ $sheet }”没有注，空表时没有说明
    .hint = 请增加 nil_notes = ["…"]（空表的说明），或 notes
layout-figure-unused = 情况说明里没有用到“{ $name }”
    .hint = 在模板里用上它，或不再要求填写
layout-name-unknown = 没有“{ $name }”
    .hint = 可用的有：{ $known }
layout-account-unknown = 版式的科目表里没有 { $code }，因此“{ $cell }”指的单元格不可能存在
    .hint = 请更正编码；相近的有 { $nearest }
layout-specimen = 按版式编出的预算与版式矛盾：{ $detail }
    .hint = 由同一明细账得出的数应当一致：请更正勾稽，或表、栏、行的 ledger
layout-language = { $what ->
    [language] “{ $value }”不是语言代码
    [region] “{ $value }”不是地区代码
   *[words] 工作簿和送印单没有“{ $value }”这种语言的文字，将用英文
 }
    .hint = { $what ->
    [language] 请写 ISO 639 的小写代码，如 "zh"
    [region] 请写 ISO 3166 的两位大写代码，如 "CN"
   *[words] 现有 "zh" 和 "en" 两种；用英文也可以的话，不必改动
 }
layout-template = “{ $text }”填不出来：{ $detail }
    .hint = 这里可用的有：{ $known } 和 [kinds] 中的用词
layout-heads = { $what ->
    [nameless] 栏“{ $column }”印出编码，旁边没有一栏印出名称
    [codes] 栏“{ $column }”在这里印出编码，在{ $other }中印出名称
   *[names] 栏“{ $column }”在这里印出名称，在{ $other }中印出编码
 }
    .hint = { $what ->
    [nameless] 请在应印名称的栏中写 print = "name" 或 "label"
   *[other] 请把两处写成一样，或另取栏名
 }
layout-checked = 版式没有问题：已用编出的预算排出、输出并检验两种版本，共 { $pages } 页。
layout-checked-but = 版式可用；有 { $warnings } 条提醒。
specimen-unit = 某市为检验版式而设立的名称很长需要折行的事务管理与公共服务保障中心
specimen-project = 第{ $number }号信息系统建设运行维护与公共服务能力全面提升工程项目
specimen-paragraph = 这一段代表部门自己写的文字，长度足以折行，用来检验版式在正文里断行、分页是否妥当。
specimen-goal = 按期完成各项工作任务，工程质量达到合格标准，服务对象满意度逐年有所提高。
specimen-reason = 按工作计划安排有关支出

# 字体

fonts-not-found = 找不到字体文件夹（找过：{ $looked }）
    .hint = 请用 --fonts DIR 或 BUDGETPRESS_FONTS 指定
fonts-folder = 无法读取 { $path }：{ $reason ->
    [missing] 没有这个文件
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 应为文件夹之处是一个文件
    [special] 它不是普通文件，而是管道、套接字或设备
   *[other] { $detail }
 }
    .hint = 请指定含有 roles.toml 的文件夹
fonts-roles = { $path } 有误：{ $detail }
    .hint = 请改正 roles.toml
fonts-role-empty = { $folder } 中没有可作{ $title }（{ $role }）的字体
    .hint = 请放入 roles.toml 所列的任一字体
glyph-missing = 没有字体含“{ $character }”（{ $point }，第 { $position } 字）
    .hint = 请更正该字，或在 roles.toml 的“生僻字”中加入含该字的字体（或用 --system-fonts）
glyphs-unchecked = 没有字体文件夹，未检查各字是否有字形
    .hint = 生成时会检查；要在此时检查，请用 --fonts DIR 指定字体文件夹
glyph-missing-text = 没有字体含“{ $character }”（{ $point }），在文字“{ $text }”的第 { $position } 字
    .hint = 请更正数据或版式中的文字，或加入含该字的字体
fonts-complete = 数据中的每个字都有字形。
font-none = 无；此项可缺
font-stand-in = （代用字体）

# 送印单

ticket-title = 送印单
ticket-line = { $label }：{ $value }
ticket-list = 第{ $pages }面
ticket-document = 文件
    .value = { $title }
ticket-issuer = 单位
    .value = { $issuer }
ticket-file = 文件名
    .value = { $file }
ticket-digest = 文件校验值（SHA-256）
    .value = { $sha256 }
ticket-standard = 文件标准
    .value = { $standard }，印刷条件 { $condition }
ticket-trim = 成品尺寸
    .value = { $width } × { $height } 毫米
ticket-bleed = 出血
    .value = 每边 { $bleed } 毫米；裁切线：{ $marks }
ticket-pages = 页面
    .value = 共{ $pages }面，双面印刷
ticket-blank = 空白页
    .value = { $blank }{ $added ->
        [none] {""}
       *[some] （末尾补{ $blanks }面）
    }
ticket-landscape = 横排页面
    .value = { $landscape }
ticket-turned = 横排表格转为竖页，表头在左
    .value = { $turned }
ticket-paper = 每册用纸
    .value = { $sheets } 张，每张 { $each } 面
ticket-binding = 装订
    .value = { $binding }
ticket-margins = { $pose ->
        [across] 页面（全部横排）边距
       *[upright] 竖页边距
    }
    .value = 天头 { $top } 毫米，地脚 { $bottom } 毫米，订口/切口 { $margins } 毫米
ticket-table-margins = { $table-pose ->
        [across] 横排表格边距
       *[same] 表格页边距
    }
    .value = 天头 { $table-top } 毫米，地脚 { $table-bottom } 毫米，{ $table-pose ->
        [across] 左/右
       *[same] 订口/切口
    } { $table-margins } 毫米
ticket-turned-margins = 转为竖页的表格边距
    .value = 天头 { $turned-top } 毫米，地脚 { $turned-bottom } 毫米，订口/切口 { $turned-margins } 毫米
ticket-black = 单黑（K）页面
    .value = { $black }
ticket-red = 套红（M80 Y80）页面
    .value = { $red }
ticket-fonts = 字体（已嵌入）
    .value = { $fonts }
ticket-cover = 封皮（一张，单面印刷）
    .value = { $cover }，成品 { $cover-width } × { $cover-height } 毫米，书脊 { $cover-spine } 毫米，书脊文字：{ $spine-title }
ticket-cover-press = 封皮印制
    .value = 出血每边 { $cover-bleed } 毫米；裁切线和折线：{ $cover-marks }；套红：{ $cover-red }；字体（已嵌入）：{ $cover-fonts }
ticket-cover-digest = 封皮校验值（SHA-256）
    .value = { $cover-sha256 }
ticket-order = 与印刷厂商定的事项（请填写）
ticket-copies = 印数
    .value = ____________ 册
ticket-text-paper = 正文用纸
    .value = 纸张 ____________________  克重 ________ 克/平方米
ticket-cover-paper = 封面用纸
    .value = 纸张 ____________________  克重 ________ 克/平方米
ticket-lamination = 封面覆膜
    .value = □ 光膜   □ 哑膜   □ 不覆膜
ticket-delivery = 交货
    .value = 日期 ______________  地点 ______________________________
ticket-contact = 联系人
    .value = 姓名 ______________  电话 ____________________
ticket-thin = 注意：书脊厚仅 { $spine } 毫米，不足 { $least } 毫米的胶装容易散页。请改为骑马订，或与印刷厂商定加厚用纸。
ticket-check = 印前请核对文件校验值（SHA-256），并用本厂软件预检。
ticket-none = 无
ticket-yes = 有
ticket-saddle = 骑马订，左侧装订
ticket-perfect = 胶装，左侧装订，书脊厚 { $spine } 毫米
ticket-unbound = 不装订或由印刷厂定

embedding-installable = 可不受限制地嵌入
embedding-editable = 可嵌入供编辑
embedding-preview = 可嵌入供预览和打印
embedding-restricted = 不得嵌入
embedding-unknown = 未说明可否嵌入

# 排版与校样

typst-error = 版式的 Typst 文件不能编译（{ $file }）：{ $detail }
    .hint = 请改正版式的 Typst 文件
typst-warning = Typst 警告（{ $file }）：{ $detail }
    .hint = 警告可能意味着页面有误，因此不输出；请更正版式
folio-wrong = 第 { $page } 页：页码应为“{ $wanted }”，印成“{ $printed }”
    .hint = 请改正版式的页码设置；版式为程序自带的，请报告
contents-wrong = 目录中“{ $text }”的页码印成“{ $told }”，实为 { $page }
    .hint = 这是版式或程序的缺陷，请连同数据一起报告
text-faint = 第 { $page } 页：“{ $text }”颜色太浅，无法辨认
text-small = 第 { $page } 页：“{ $text }”字号太小，无法辨认
page-size = 第 { $page } 页的尺寸不是版式所定
    .hint = 请改正版式的页面尺寸
glyph-unset = 第 { $page } 页：“{ $text }”中的“{ $character }”没有字形
    .hint = 请更换该字符，或为该角色选用有此字形的字体
glyph-ambiguous = 第 { $page } 页：{ $one } 与 { $other } 在所用字体中同形，从文件中复制时会互相混淆
    .hint = 全文请统一用其中一个
text-outside = 第 { $page } 页：“{ $text }”超出版心
    .hint = 请缩短该处文字，或改正版式
text-across-rule = 第 { $page } 页：“{ $text }”超出单元格边线
    .hint = 请缩短不能断行的词，或在版式中加宽该栏
text-overlap = 第 { $page } 页：“{ $text }”与“{ $other }”重叠
    .hint = 请缩短该处文字，或改正版式
sheet-lost = 没有印出 { $sheet } { $title }
sheet-doubled = { $sheet } { $title } 印了 { $times } 次
header-lost = 第 { $page } 页：{ $sheet } { $title } 缺表头“{ $header }”
sheet-differs = 第 { $page } 页：{ $sheet } { $title }{ $what ->
    [stray] ：表外多印了“{ $printed }”
    [more] 第 { $column } 栏“{ $header }”：多印了“{ $printed }”
    [blank] 第 { $row } 行“{ $header }”栏：应为“{ $wanted }”，印成空白
   *[other] 第 { $row } 行“{ $header }”栏：应为“{ $wanted }”，印成“{ $printed }”
 }
text-lost = 应印“{ $text }”处没有印出，该处是“{ $before }”
    .hint = 请缩短该处文字，或改正版式
text-stray = 印出了数据和版式中没有的文字：“{ $text }”
    .hint = 请改正版式：它印出了数据和版式用语以外的文字
export-failed = 无法输出文件：{ $detail }
    .hint = 请核对上述内容；仍无法解决的，请连同数据一起报告
print-unfit = 第 { $page } 页有印刷版不能使用的颜色：{ $what }
    .hint = 版式中的颜色一律用 shared/theme.typ 的 `ink`、`red-ink`、`tint`
print-profile-missing = PDF/X-4 需要印刷厂提供的 ICC 特性文件
    .hint = 用 --icc 文件 指定，或改用 x-1a
print-profile-unknown = 该文件采用 PDF/X-4，这里没有指明与印刷厂约定的 ICC 特性文件：已按文件内嵌的“{ $name }”检验
    .hint = 用 --icc 文件 指定印刷厂提供的特性文件，或写入 budgetpress.toml，以便核对
print-profile-unfit = 该文件不是四色印刷的 ICC 特性文件：{ $why ->
    [none] 不是 ICC 特性文件
    [length] 长度与文件所写不符，可能已损坏
    [device] 不是输出设备（prtr）的
   *[inks] 不是四色（CMYK）的
 }
    .hint = 请向印刷厂索取其印刷条件的特性文件
print-setting = { $path ->
    [none] {""}
   *[other] { $path } 第 { $line } 行第 { $column } 列：
 }{ $what ->
    [bleed] print.bleed = { $value }：出血应在 0 到 { $most } 毫米之间
    [leaf] print.leaf = { $value }：一张纸的厚度应大于 0、不超过 { $most } 毫米
    [inside] print.inside = { $value } 不能作订口，至少要 { $least } 毫米
    [outside] print.inside = { $value } 使切口只剩 { $left } 毫米，至少要 { $least } 毫米
    [turned] print.turn_tables：订口 { $value } 毫米使表格的切口只剩 { $left } 毫米，至少要 { $least } 毫米
    [head] print.turn_tables：表格下方距纸边 { $value } 毫米处要放页码，上方只剩 { $left } 毫米，至少要 { $least } 毫米：表格太宽
    [back] print.back：封底的“{ $value }”中有字体没有的字
    [back-line] print.back：“{ $value }”不能作封底的一行：列表的每一项是一行，且不空
    [back-long] print.back 有 { $value } 行，封底下方最多排 { $most } 行
    [standard] print.profile 与 print.standard = "{ $value }" 不能并用：特性文件要求 "x-4"
    [condition] print.condition = "{ $value }" 不是 ICC 登记的印刷条件
   *[profile] print.profile：无法读取文件 { $value }
}
    .hint = 请更正 layout.toml 或 budgetpress.toml 的 [print]，或命令行选项
print-cover-none = 版式“{ $layout }”没有单独的封皮
    .hint = 请参照本程序的版式，在其文件夹中加入 cover.typ，或去掉 --cover
settings-used = 提示：采用 { $path } 的印刷设置
print-spine-thin = 书脊厚仅 { $spine } 毫米：共 { $leaves } 张，不足 { $least } 毫米的胶装容易散页
    .hint = 请改为骑马订（--binding saddle），或与印刷厂商定加厚用纸（[print] 的 leaf）
print-spine-untitled = 封皮的书脊没有标题：“{ $title }”太长，{ $height } 毫米内排不下
    .hint = 请缩短数据或版式中的标题，或由印刷厂排书脊
print-turn-none = print.turn_tables 不起作用：这个版式没有与竖排文字并用的横排表格
    .hint = 请从 [print] 中去掉；如供其他版式使用，可以保留
file-left = 提示：{ $path } 不是这次写的，可能是以前用别的数据或设置生成的
spine-measured = 提示：书脊宽 { $spine } 毫米；与页数是否相符，用 --inner 指定印刷版即可判定
settings-encoding = { $path } 不是 UTF-8 编码
    .hint = 请另存为 UTF-8
settings-key = { $path } 第 { $line } 行第 { $column } 列：这里没有“{ $key }”这个键
    .hint = 可用的有：{ $known }；参见 docs/layout.md
settings-broken = { $path } 第 { $line } 行第 { $column } 列：{ toml-fault }
    .hint = [print] 中应写什么，见 docs/layout.md
output-several = 这样会生成多个文件，不能都输出到标准输出
    .hint = 请用 -o 指定文件名

# 验收 PDF

pdf-unreadable = 文件不能作为 PDF 读取：{ $fault ->
    [header] 开头不是 PDF
    [trailer] 文件尾缺失或指向无效，文件被截断或已损坏
    [structure] 目录对象或页面已损坏
   *[reader] 文件损坏，读取失败
 }
    .hint = { $fault ->
    [header] 请指定 PDF；数据文件和工作簿请用 `budgetpress check`
   *[other] 请重新复制或导出
 }
pdf-encrypted = PDF 已加密，无法读取
    .hint = 请去掉密码后另存
pdf-repaired = 文件不合标准，本程序修正后读取：{ $fault ->
   *[behind-end] 后来追加的内容紧接在 %%EOF 标记之后，中间没有换行，有的阅读软件会略过其中第一个对象
 }
    .hint = 请用原来的程序重新保存，或重新索取该文件
pdf-too-large = PDF 的内容超出此类文件的合理范围
    .hint = 请确认文件是否正确
pdf-unpacks = PDF 解压后过大：读到对象 { $object } 时，单个数据流超过 { $most } MiB，或全部数据流超过 { $all } MiB
    .hint = 请查明文件来源；用生成该文件的程序重新保存
inspect-file = PDF { $version }：{ $pages } 页，{ $bytes } 字节，{ $objects } 个对象
inspect-digest = SHA-256：{ $sha256 }
inspect-encrypted = 文件已加密，但打开时不需要密码。
inspect-claims = 声明符合：{ $claims }
inspect-claims-none = 声明符合：无
inspect-title = 标题：{ $title }；语言：{ $language }
inspect-intent = 输出意图 { $kind }：{ $condition }
inspect-pages = 第 { $pages } 页：{ $size }
inspect-transparent = 有透明效果的页：{ $pages }
inspect-untagged = 有未加标签内容的页：{ $pages }
inspect-unmapped = 有字形没有对应文字的页：{ $pages }
inspect-overlap = 文字重叠的页：{ $pages }
inspect-paints = 颜色：{ $paints }
inspect-thinnest = 最细线条：{ $width } pt
inspect-font = 字体 { $name }（{ $kind }）：{ $embedded }，{ $unicode }
inspect-subset = 已嵌入子集
inspect-embedded = 已嵌入
inspect-absent = 未嵌入
inspect-unicode = 可提取文字
inspect-no-unicode = 无 ToUnicode
inspect-images = 图像：{ $count } 幅，最低分辨率每英寸 { $dpi } 像素
inspect-tags = 标签：{ $roles }
inspect-tags-none = 标签：无
inspect-outline = 书签：{ $count } 个
inspect-links = 链接：{ $pages } 个指向页面，{ $addresses } 个指向网址
inspect-attachment = 附件 { $name }（{ $mime }，{ $kind }）：{ $bytes } 字节
inspect-action = 动作 { $kind }，位于对象 { $object }
page-too-large = 第 { $page } 页的图像将达 { $pixels } 像素，每边最多 { $most } 像素
    .hint = 请用 --ppi 降低分辨率
page-tangled = 第 { $page } 页无法绘制：其图案、字形或虚线无限重复
    .hint = 请查明文件来源
inspect-stand-in = 提示：{ $fonts } 未嵌入文件，图像中以其他字体代替

# 增量更新

object-kind = { $kind ->
    [catalogue] 文档目录
    [page] 页面
    [page-tree] 页面树
    [content] 页面内容
    [font] 字体
    [annotation] 注释
    [field] 签名域
    [form] 表单
    [structure] 结构标签
    [metadata] 元数据
    [information] 文档信息
    [attachment] 附件
    [object-stream] 对象流
    [index] 交叉引用
    [signature] 签名
    [graphics-state] 图形状态
    [layer] 图层
    [bookmark] 书签
    [intent] 输出意图
    [certificates] 证书资料
    [image] 图像
    [drawing] 图形
    [stream] 数据流
    [list] 列表
    [value] 数值
    [trailer] 文件尾
   *[dictionary] 字典
 }
revision-broken = { $what ->
    [tail] 文件结束标记之后还有内容，自第 { $offset } 字节起
    [bytes] 追加的内容中有不属于任何对象的字节，自第 { $offset } 字节起
    [object] 第 { $offset } 字节处追加的对象与交叉引用不符
   *[index] 各次更新的交叉引用没有依次相接
 }
    .hint = 请向发布单位索取原件
    .rule = 追加的内容由交叉引用所列的对象依次组成，每次更新以自己的交叉引用结尾，没有多余字节。依据：ISO 32000-1 第 7.5.6 条。
revision-change = 文件写成之后，对象 { $object }（{ object-kind }{ $page ->
    [none] { "" }
   *[other] ，第 { $page } 页
 }）被改动：{ $what ->
    [key] { $detail } 已变更或系新增
    [field] 不是签名域
    [metadata] 与原文档所述不同
    [unknown] 与签名无关
    [unreadable] 无法读取
   *[changed] 签名不应改动该对象
 }
    .hint = 请勿采信该文件所显示的内容，并向发布单位索取原件
    .rule = 追加的内容只用于签名：签名域及其注释、表单、证书资料，以及保存时间和软件名称；其余一律与原来相同。依据：ISO 32000-1 第 12.7、12.8 条。
revision-range = 签名 { $field } 没有覆盖从文件开头到该次更新结尾的全部内容
    .hint = 请勿采信该签名，并向发布单位索取原件
    .rule = 签名覆盖此前及本次更新的全部字节，签名值本身除外（ByteRange）。依据：ISO 32000-1 第 12.8.1 条。
revision-unsigned = 文件的第 { $revision } 版没有被签名覆盖
    .hint = 请向发布单位索取原件
    .rule = 最后一个签名之后只能有证书资料。依据：ISO 32000-1 第 12.8 条；ETSI EN 319 142-1。
revision-covers = 签名 { $field } 盖住第 { $page } 页的文字，位置为 { $box }（距左下角，单位 pt）：“{ $text }”
    .hint = 请把签章放在空白处
    .rule = 可见签名、签章不遮盖文字。依据：公开的要求。

# 核验

verify-object = { $what ->
    [value] 对象 { $object }（{ object-kind }{ verify-on-page }）的 { $key } 为 { $given }，应为 { $wanted }
    [length] 对象 { $object }（{ object-kind }{ verify-on-page }）的 { $key } 有 { $given } 项，应为 { $wanted } 项
    [missing] 对象 { $object }（{ object-kind }{ verify-on-page }）缺少 { $key }：{ $wanted }
    [added] 对象 { $object }（{ object-kind }{ verify-on-page }）多出 { $key }：{ $given }
    [data] 对象 { $object }（{ object-kind }{ verify-on-page }）的数据不同：“{ $given }”，应为“{ $wanted }”
    [stray] 对象 { $object }（{ object-kind }）没有被任何内容引用
   *[unreadable] 对象 { $object }（{ object-kind }{ verify-on-page }）无法读取
 }{ $drawn ->
    [other] ；该页显示“{ $shown }”，应为“{ $right }”
    [glyphs] ；“{ $shown }”的字形或位置不同
    [near] ；在“{ $right }”附近
   *[same] { "" }
 }
    .hint = 请勿采信该文件所显示的内容，并向发布单位索取原件
    .rule = 文件中每个对象都与程序按所附数据写出的一致。从文档目录起逐一对照，与对象的编号和次序无关。
verify-on-page = { $page ->
    [none] { "" }
   *[other] ，第 { $page } 页
 }
verify-attachment = 附件 { $name } { $what ->
    [twice] 有多份，内容不同
    [digest] 的摘要与文档所写不符
    [missing] 缺失
   *[other] 与程序按这些数据写出的不一致（对象 { $object }）
 }
    .hint = 请勿采信所附数据，并向发布单位索取原件
    .rule = 每个附件只有一份，与程序按数据写出的逐字节一致；数据的摘要与文档所写一致。
verify-bytes = 各对象内容相同，但文件自第 { $offset } 字节起不同；文件共 { $bytes } 字节，重新生成的为 { $wanted } 字节：文件经其他软件另存
    .hint = 请向发布单位索取原件
    .rule = 文件与程序写出的逐字节一致。经其他软件另存的文件可能看起来相同，但无法证明在各种阅读软件中都相同。
verify-more = 另有 { $count } 个对象不同
    .hint = 请向发布单位索取原件
    .rule = 不同之处较多时，只列出较严重的。
verify-unrecorded = 文件没有写明生成时所用的软件、版式和字体，已与本程序按默认选项生成的文件比较
    .hint = 本版本及以后版本生成的文件才写明；请发布单位重新生成
    .rule = 文件写明生成时所用的软件、版式、字体和选项（公开版见所附 build.json，印刷版见文档信息）。没有写明的，差异也可能来自其他版本、版式、字体或选项。
verify-record = 文件中关于生成情况的记录无法读取
    .hint = 请用生成该文件的 budgetpress 版本核验；如就是本版本，则文件已被改动
    .rule = 生成记录的格式与本版本写出的一致。
verify-program = 文件由 { $stated } 生成；本程序为 { $own }，排版结果可能不同
    .hint = 请用 { $stated } 核验
    .rule = 只有生成文件的同一版本才能再次生成相同的字节。
verify-layout = 生成文件时所用的版式 { $layout } 与现有的不同（SHA-256 为 { $stated }，现有的为 { $own }）
    .hint = 请用 --layouts 目录 指定生成时所用的版式
    .rule = 版式相同才能再次生成相同的字节。版式取自本程序或 --layouts，不取自文件。
verify-font = 生成文件时所用的字体为 { $stated }，现有的为 { $own }
    .hint = 请用 --fonts 目录 指定生成时所用的字体，或用 --system-fonts 使用本机字体
    .rule = 字体相同才能再次生成相同的字节。
verify-data-needed = 印刷版及其封皮不附数据，无法凭自身重新生成
    .hint = 请指定所依据的数据：--data budget.json，或公开版：--data budget.pdf
    .rule = 印刷版按指定的数据重新生成。
verify-data-other = 这不是生成该文件的数据：关键词所写的 SHA-256 为 { $stated }，指定数据的为 { $own }
    .hint = 请指定生成该文件的数据；公开版内附有
    .rule = 文档写明其规范数据的摘要。
verify-data-spare = 公开版按其所附数据重新生成
    .hint = 请去掉 --data；如需与其他数据核对，请用 `budgetpress inspect --against`
    .rule = 公开版用自身所附数据证明。
verify-data-none = 文件没有附预算数据，无法重新生成
    .hint = 只能核验 budgetpress 生成的文件；其他文件请用 `budgetpress inspect`
    .rule = 公开版附有数据 budget.json。
verify-data-unread = 所附数据不能作为预算读取：{ $detail }
    .hint = 请向发布单位索取原件
    .rule = 所附数据是规范格式的预算。
verify-unbuilt = 所附数据无法重新生成文件：{ $detail }
    .hint = 如生成时用了其他版式或字体，请予指定
    .rule = 所附数据能通过生成的各道步骤。
verify-profile = 文件内没有其记录所写的 ICC 配置文件
    .hint = 请向印刷厂或发布单位索取原件
    .rule = PDF/X-4 文件内含印刷条件的配置文件。
verify-genuine = 真实：按{ $data }重新生成，与文件逐字节相同（{ $bytes } 字节，{ verify-edition }，数据 SHA-256 { $sha256 }）。
verify-genuine-signed = 真实，此后加了签名（{ $count } 个）：前 { $bytes } 字节与按{ $data }重新生成的相同（{ verify-edition }，数据 SHA-256 { $sha256 }）。签名：
verify-signature = { "  " }{ $kind ->
    [stamp] 时间戳
   *[signature] 签名
 } { $field }（{ $format }）{ $signer ->
    [none] { "" }
   *[other] ，自述签名人 { $signer }
 }{ $page ->
    [none] ，不可见
   *[other] ，在第 { $page } 页，位置 { $box }（距左下角，单位 pt）
 }
verify-validity = 签名是否有效、是谁所签，请用能核对证书的软件（如 Adobe Acrobat）查验。
verify-draft = 这是草稿，并已标明。
verify-accepted = 有 { $count } 项问题由有关人员说明理由后认可，理由见所附 accepted-findings.json。
verify-appended = 不真实：前 { $bytes } 字节与按{ $data }重新生成的相同，但其后追加的不只是签名，或签名、印章遮盖了文字。
verify-not-genuine = 不真实：文件不是 budgetpress 按{ $data }生成的。
verify-unknown = 无法判断文件是否真实。
verify-edition = { $edition ->
    [print] 印刷版
    [cover] 封皮
   *[web] 公开版
 }
verify-data-inside = 所附数据
verify-data-named = { $path }

# 关口

gate-edition = 这是{ $given ->
        [web] 公开版
        [cover] 印刷版的封皮
       *[print] 印刷版
    }，不是{ $wanted ->
        [web] 公开版
        [cover] 印刷版的封皮
       *[print] 印刷版
    }
    .hint = { $wanted ->
        [web] 请检验公开版（NAME.pdf）；没有的，用 `budgetpress build` 生成
        [cover] 请检验封皮（NAME.print.cover.pdf）；没有的，用 `budgetpress build --edition print --cover` 生成
       *[print] 请检验印刷版（NAME.print.pdf）；没有的，用 `budgetpress build --edition print` 生成
    }
    .rule = 公开关口只检验供公开和归档的公开版（PDF/A），印刷关口只检验供印刷厂使用的印刷版和封皮（PDF/X）。依据：公开的要求。
gate-construct = { $place ->
        [file] 文件
        [page] 第{ $number }页
       *[object] 对象{ $number }
    }中有本程序不会写入的内容：{ $what ->
        [header] 文件头不是该版式应有的文件头 { $detail }
        [bytes] 偏移量{ $detail }处的数据不属于任何对象
        [number] 同一对象出现两次，或者无法读取
        [index] 索引与对象的实际位置不符
        [end] 文件结尾与应有的不符
        [identifier] 文件标识与文件校验值不一致
        [key] 键 { $detail }
        [missing] 缺少键 { $detail }
        [value] 键 { $detail } 的值
        [kind] 对象的类型
        [unused] 未被引用的对象
        [pages] 页面树所述页数与实际不符
        [twice] 同一页面或内容被使用两次
        [operator] 操作符 { $detail } 的位置或写法
        [structure] 结构树与页面内容不一致 { $detail }
        [outline] 书签之间的前后关系不一致
        [file] 附件名称不一致，或者大小与所述不符：{ $detail }
        [font] 字体 { $detail } 不是已知字体的子集
        [face] 字体 { $detail } 不在已知字体之列；请用 --fonts 指定字体文件夹，或者使用 --system-fonts
        [glyph] 有一个字形与已知字体中的“{ $detail }”不同
       *[other] { $what }
    }
    .hint = 该文件已被改动，或者由其他程序生成；请用预算数据重新生成
    .rule = 供公开或付印的文件只由本程序写入的内容构成：只有一个版本，每个字节都属于某个对象，每个对象都被引用，键、操作符及其参数以 docs/constructs.md 所列为限，字体是已知字体的子集。依据：公开的要求。
gate-line = 第{ $page }页距左边{ $x }磅、距上边{ $y }磅处{ $what ->
        [loose] 有一条短线，不是表格线
       *[crossing] 有一条线穿过文字
    }
    .hint = 请用预算数据重新生成
    .rule = 每条线都是表格线（两端与其他表格线相接），或者长度不小于60磅；任何线条都不穿过文字。短线会被看成数字或者负号。依据：公开的要求。
release-claim = 元数据没有声明 { $claim }
    .hint = 请按 PDF/A-3a 与 PDF/UA-1 重新输出
    .rule = XMP 元数据声明 PDF/A-3A 和 PDF/UA-1。依据：ISO 19005-3 第 6.6.4 条，ISO 14289-1 第 5 章。
release-structure = { $what ->
    [version] 文件声明的版本高于 1.7
    [pages] 页面树声明的页数与实际不符
    [objects] 有无法读取的对象
   *[content] 第 { $pages } 页的内容无法读取
 }
    .hint = 文件可能已损坏，请重新输出
    .rule = 文件是完好的 PDF，版本不高于 1.7；页面树声明的页数与实际一致。依据：ISO 19005-3 第 6.1 条。
release-encrypted = 文件已加密
    .hint = 请取消加密后另存
    .rule = 归档文件不加密。依据：ISO 19005-3 第 6.1.3 条。
release-id = 文件没有标识（ID）
    .hint = 请重新输出
    .rule = 文件尾有 ID。依据：ISO 19005-3 第 6.1.3 条。
release-title = { $what ->
    [missing] 元数据没有标题
    [differs] 元数据的标题与文档信息的标题不同
   *[hidden] 窗口将显示文件名而不是标题
 }
    .hint = 请重新输出
    .rule = 元数据有标题，文档信息的标题与之相同，窗口显示标题（DisplayDocTitle）。依据：ISO 14289-1 第 7.1 条。
release-language = 文件没有声明语言
    .hint = 请重新输出
    .rule = 目录对象声明语言（Lang），以便朗读。依据：ISO 14289-1 第 7.2 条。
release-tags = { $what ->
    [missing] 文件没有标签
    [lost] 标签引用了页面上没有的内容
   *[unmarked] 文件没有声明带有标签
 }
    .hint = 请重新输出
    .rule = 文件带有标签：有结构树和 MarkInfo，结构树引用的内容都在。依据：ISO 14289-1 第 7.1 条。
release-untagged = 第 { $pages } 页有内容既未加标签，也未标为装饰
    .hint = 请重新输出；印章等须加标签或标为装饰
    .rule = 页面上的一切内容都加了标签或标为装饰（Artifact）。依据：ISO 14289-1 第 7.1 条。
release-table-header = 第 { $page } 页的表格（第 { $table } 个）没有表头单元格
    .hint = 表头须标为 TH
    .rule = 每个表格都有表头单元格（TH）。没有表头的表格也能通过验证器。依据：ISO 14289-1 第 7.5 条。
release-heading = 标题“{ $text }”为第 { $level } 级，前一个标题为第 { $before } 级
    .hint = 标题级别应当连续
    .rule = 标题从第 1 级开始，不跳级。依据：ISO 14289-1 第 7.4.2 条。
release-figure-alt = 有 { $count } 个图没有替代文字
    .hint = 请为每个图加说明
    .rule = 每个图都有替代文字（Alt）。依据：ISO 14289-1 第 7.3 条。
release-outline = { $what ->
    [missing] 没有书签
   *[astray] 书签“{ $title }”没有指向页面
 }
    .hint = 请重新输出
    .rule = 有书签，且都指向页面。依据：ISO 14289-1 第 7.17 条。
release-link = { $what ->
    [kind] 第 { $page } 页有不是链接的注释
    [address] 第 { $page } 页有既不指向文内、也不是 https 的链接：{ $address }
    [astray] 第 { $page } 页有指向无效的链接
   *[unsaid] 第 { $page } 页有没有替代文字的链接
 }
    .hint = 请删除或更正
    .rule = 注释只有链接，指向文内页面或 https 网址，都有替代文字（Contents）。依据：ISO 14289-1 第 7.18.5 条，公开要求。
release-font = 字体 { $font } 没有嵌入
    .hint = 请重新输出；其他程序可能替换了字体
    .rule = 字体全部嵌入。依据：ISO 19005-3 第 6.2.11.4 条。
release-unicode = { $font ->
    [none] 第 { $pages } 页有字形没有对应文字
   *[other] 字体 { $font } 没有给出字形对应的文字
 }
    .hint = 请重新输出
    .rule = 每个字体都给出字形对应的文字（ToUnicode），以便检索、复制和朗读。依据：ISO 19005-3 第 6.2.11.7 条。
release-colour = 第 { $pages } 页使用 { $space }，但没有与之对应的输出意图
    .hint = 请重新输出
    .rule = 使用设备颜色时，须有配置文件与之对应的输出意图。依据：ISO 19005-3 第 6.2.4.3 条。
release-faint = 第 { $pages } 页有文字几乎与纸同色
    .hint = 请用黑色
    .rule = 文字不浅于中灰：看不见的不是公开。依据：WCAG 2.1 第 1.4.3 条；公开的要求。
release-hidden = 第 { $pages } 页有看不见的文字：在页面外、被裁掉、被盖住、太小，或设为不显示
    .hint = 请重新输出
    .rule = 文件中的文字都看得见。依据：公开的要求。
release-action = 文件含有动作或脚本：{ $kind }，位于对象 { $object }
    .hint = 请查明文件来源，并重新输出
    .rule = 没有脚本，除链接外没有动作，打开时不执行任何操作（OpenAction、AA）。检查所有对象。依据：ISO 19005-3 第 6.5、6.6.1 条，公开要求。
release-external = 文件引用外部内容：{ $kind }，位于对象 { $object }
    .hint = 请查明文件来源，并重新输出
    .rule = 全部内容都在文件之内。依据：ISO 19005-3 第 6.1.7、6.2.9 条。
release-attachment = 附件 { $name } 缺少 { $lacking }
    .hint = 请重新输出
    .rule = 每个附件都有媒体类型、与文档的关系（AFRelationship）、说明，并与文档关联。依据：ISO 19005-3 第 6.8 条。
release-attachment-differs = 附件 { $name } 与文件所述不符：{ $what ->
    [size] 大小不同
   *[checksum] 校验值不同
 }
    .hint = 请重新输出；附件已被调换或损坏
    .rule = 每个附件的大小和校验值（Size、CheckSum）与文件所述一致。依据：ISO 32000-1 第 7.11.4 条。
release-data = { $what ->
    [unstated] 关键词没有写明所附数据 { $name } 的摘要
    [missing] 关键词写明了数据摘要，但文件中没有该数据
   *[exchanged] 所附数据 { $name } 的摘要与关键词所写不符
 }
    .hint = 请重新输出；数据如被调换，切勿发布
    .rule = 生成文档所用的数据附在文件内（Source），其 SHA-256 与关键词所写一致，调换任何一方都会被发现。依据：公开规范。
release-overlap = 第 { $page } 页有 { $count } 个字重叠，如“{ $one }”与“{ $other }”
    .hint = 请查看该页并重新排版
    .rule = 文字不重叠。验证器不检查这一点。依据：曾有长表在页脚挤成一行，而所有验证器都予通过。
release-draft = 第 { $pages } 页有斜贯页面的文字，草稿就是这样标记的
    .hint = 请不带 --draft 重新生成
    .rule = 没有哪一页标为草稿，即没有斜贯页面的文字。校验工具不查这一项。
print-structure = { $what ->
    [pages] 页面树声明的页数与读到的不符
    [objects] 有无法读取的对象
   *[content] 第 { $pages } 页的内容无法读取
 }
    .hint = 文件可能已损坏，请重新输出印刷版
    .rule = 文件是完好的 PDF；页面树声明的页数与实际一致。依据：ISO 15930-4。
print-version = { $what ->
    [header] 文件版本为 { $stated }，标准允许的最高版本为 { $latest }
   *[claim] 文件没有声明符合 { $standard }
 }
    .hint = 请重新输出印刷版
    .rule = 文件声明印刷厂接受的标准（GTS_PDFXVersion），版本不高于该标准的规定。依据：ISO 15930-4（GB/T 27935）。
print-intent = { $what ->
    [missing] 应有且仅有一个印刷输出意图（OutputIntent），现有 { $count } 个
    [condition] 输出意图为“{ $stated }”，应为 { $wanted }
    [registry] 输出意图没有写明印刷条件的注册处
    [profile] 输出意图没有 CMYK 配置文件
    [other] 输出意图中的配置文件不是印刷厂的那一个
   *[info] 输出意图缺少名称或说明
 }
    .hint = 请向印刷厂了解印刷条件，并重新输出印刷版
    .rule = 恰好一个输出意图（GTS_PDFX），写明注册的印刷条件，或带有配置文件。依据：ISO 15930-4。
print-metadata = 文档信息缺少 { $key }
    .hint = 请重新输出印刷版
    .rule = 有标题、日期、Trapped 和文件标识。依据：ISO 15930-4。
print-trim = 第 { $pages } 页的成品尺寸不是 { $width } × { $height } mm
    .hint = 请按纸张尺寸重新输出印刷版；若装订方式不同，请用 --binding 或 --settings 说明
    .rule = 每页的成品尺寸相同，误差不超过 0.1 mm，可横放。依据：GB/T 9704—2012。
print-boxes = { $what ->
    [trim] 第 { $pages } 页没有成品框（TrimBox）
    [bleed] 第 { $pages } 页没有出血框（BleedBox）
    [art] 第 { $pages } 页除成品框外还有 ArtBox
    [unit] 第 { $pages } 页有自己的单位（UserUnit），实际尺寸与页面框不同
    [rotation] 第 { $pages } 页带旋转
    [narrow] 第 { $pages } 页的出血框（BleedBox）每边不足 { $bleed } mm
   *[nesting] 第 { $pages } 页的页面框没有依次包含
 }
    .hint = 请重新输出印刷版
    .rule = 每页都有成品框和出血框；成品框在出血框内，出血框在介质框内，不被裁剪。出血不小于约定的宽度。依据：ISO 15930-4。
print-bleed = 第 { $pages } 页有墨到达裁切边，但没有超出 { $bleed } mm
    .hint = 请使其止于边内，或超出边外
    .rule = 到达裁切边的墨须超出成品边，以免裁切偏差露白。依据：行业惯例。
print-safety = 第 { $pages } 页有内容距裁切边不足 { $safety } mm
    .hint = 请向内移
    .rule = 除出血的内容外，裁切边附近没有内容，以免被裁掉。依据：行业惯例。
print-pages = { $what ->
    [count] 有 { $count } 页，应为 { $wanted } 页
    [multiple] 共 { $count } 页，不是 { $multiple } 的倍数
   *[folio] 第 { $pages } 页是空白页，却有页码
 }
    .hint = 请在封底之前补空白页，不加页码；若装订方式不同，请用 --binding 或 --settings 说明
    .rule = 页数合整张：骑马订为 4 的倍数，胶装为 2 的倍数。空白页没有任何内容。依据：行业惯例。
print-colour-space = 第 { $pages } 页有不能用于印刷的颜色：{ $paint }
    .hint = 请重新输出印刷版；图像须为灰度或 CMYK
    .rule = 内容、表单、图案和图像只用 DeviceGray、DeviceCMYK 和约定的专色。带配置文件的灰色会印到四块版上。依据：ISO 15930-4。
print-black = 第 { $pages } 页有既不是单色黑、也不是规定红色的颜色：{ $paint }
    .hint = 请只用单色黑或版式规定的红色
    .rule = 文字、线条和色块只用单色黑，或红色（M80 Y80）。依据：GB/T 9704—2012。
print-faint = 第 { $pages } 页有文字几乎与纸同色：{ $paint }
    .hint = 请用黑色
    .rule = 文字不浅于中灰：看不见的不是公开。依据：GB/T 9704—2012。
print-hidden = 第 { $pages } 页有看不见的文字：在页面外、被裁掉、被盖住、太小，或设为不显示
    .hint = 请重新输出
    .rule = 文件中的文字都看得见。依据：行业惯例。
print-font = 字体 { $font } 没有嵌入，或为 Type 3 字体
    .hint = 请重新输出印刷版
    .rule = 字体全部嵌入，没有 Type 3 字体。依据：ISO 15930-4。
print-transparency = 第 { $pages } 页有透明效果
    .hint = 请使用不透明的颜色
    .rule = 没有透明效果：没有小于 1 的透明度、软蒙版、混合模式和透明组。依据：ISO 15930-4。
print-annotation = { $what ->
    [annotation] 第 { $pages } 页有注释
    [action] 文件含有动作或脚本：{ $kind }
    [file] 文件含有附件：{ $name }
   *[encrypted] 文件已加密
 }
    .hint = 请重新输出印刷版；链接和附件属于公开版
    .rule = 没有注释、动作、脚本、附件，也不加密。依据：ISO 15930-4。
print-resolution = 第 { $page } 页有每英寸 { $dpi } 像素的图像，至少应为 { $least }
    .hint = 请使用更大的图像，或缩小显示
    .rule = 图像按实际大小每英寸 300 像素，黑白图像 600。依据：行业惯例。
print-hairline = 第 { $pages } 页有细于 { $least } pt 的线条
    .hint = 请使用更粗的线条
    .rule = 线条不细于 0.25 pt，过细会断线。依据：行业惯例。
print-overlap = 第 { $page } 页有 { $count } 个字重叠，如“{ $one }”与“{ $other }”
    .hint = 请查看该页并重新排版
    .rule = 文字不重叠。
print-draft = 第 { $pages } 页有斜贯页面的文字，草稿就是这样标记的
    .hint = 请不带 --draft 重新生成
    .rule = 没有哪一页标为草稿，即没有斜贯页面的文字。校验工具不查这一项。
print-cover = { $what ->
    [inner] 所包的文件不是能完整读取的印刷版
    [other] 标题或数据与所包的印刷版不同
   *[spine] 封皮宽 { $stated } 毫米；包 { $count } 面、书脊 { $spine } 毫米时应为 { $wanted } 毫米
 }
    .hint = 请一次生成封皮和印刷版，并说明生成时的装订方式和设置
    .rule = 封皮与所包的文件一致，书脊与内文同厚。依据：行业惯例。
against-data = PDF 由另一份数据生成：文件所写摘要为 { $stated }，该数据的摘要为 { $wanted }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = PDF 所写的数据摘要与该数据一致。
against-lost = 第 { $page } 页：文字“{ $text }”与数据不一致：印为“{ $printed }”，应为“{ $wanted }”
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 文件的每段文字都依次在 PDF 中。
against-stray = 第 { $page } 页：{ $what ->
    [doubled] 这段文字重复出现
   *[stray] 这段文字不在数据中
 }：“{ $text }”
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 没有数据之外的文字，也没有重复的文字。
against-contents = 目录写“{ $text }”在第 { $told } 页，实际在第 { $page } 页
    .hint = 请重新生成 PDF
    .rule = 目录的页码与标题所在页一致。
against-sheet = { $what ->
    [lost] 没有表格 { $sheet }
    [header] 第 { $page } 页：表格 { $sheet } 缺少表头“{ $header }”
   *[stray] 第 { $page } 页有数据中没有的表格
 }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 文件的每个表格都在 PDF 中，每页都有表头。
against-cell = 第 { $page } 页：{ $sheet } 第 { $row } 行“{ $name }”{ $what ->
    [missing] 缺失
    [doubled] 重复
   *[cell] 第 { $column } 列印为“{ $printed }”，应为“{ $wanted }”
 }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 每个表格的每个单元格都在 PDF 中出现一次，列与行序正确。
against-page = 第 { $page } 页没有页码“{ $wanted }”
    .hint = 请重新生成 PDF
    .rule = 除首页外，每页都有页码。
against-ways = { $what ->
    [count] 有 { $count } 个书签，目录有 { $wanted } 条
    [bookmark] 书签“{ $text }”应为“{ $wanted }”，指向第 { $page } 页
    [link] 链接指向第 { $told } 页，目录为第 { $page } 页
    [language] 声明的语言是 { $told }，应为 { $wanted }
    [paper] 第{ $page }页的页面尺寸与版式不符：{ $told }（磅）
    [link-text] 链接读作“{ $told }”，实际指向第{ $page }页
    [author] 声明的作者是“{ $told }”，应为“{ $wanted }”
    [subject] 声明的主题是“{ $told }”，应为“{ $wanted }”
    [keywords] 声明的关键词是“{ $told }”，应为“{ $wanted }”
    [date] 声明的日期是{ $told }，应为{ $wanted }
   *[title] 声明的标题是“{ $told }”，应为“{ $wanted }”
 }
    .hint = 请用这份数据生成 PDF
    .rule = 书签和链接与目录一致，指向标题所在页；语言和标题与数据一致。依据：公开的要求。
against-aloud = { $what ->
    [tables] 结构中有{ $printed }张表，数据中有{ $wanted }张
    [cell] { $sheet }：第{ $number }格读作“{ $printed }”，应为“{ $wanted }”
    [summary] { $sheet }：表格说明是“{ $printed }”，应为“{ $wanted }”
   *[heading] 第{ $number }个标题读作“{ $printed }”，应为“{ $wanted }”
 }
    .hint = 请用这份数据生成PDF
    .rule = 各表的单元格在结构中依次排列，表头单元格及其跨行、跨列数与数据一致；标题的级别和文字与数据一致。依据：ISO 14289-1第7.2、7.5条。
against-file = { $what ->
    [missing] 文件中没有附件 { $name }
    [described] 附件 { $name } 的类型、与文档的关系或说明与应有的不符
   *[differs] 附件 { $name } 与数据不符
 }
    .hint = 请用这份数据生成 PDF
    .rule = 附件就是页面上的数据。依据：公开的要求。
against-overlap = 第 { $page } 页有 { $count } 个字重叠，如“{ $one }”与“{ $other }”
    .hint = 请查看该页并重新排版
    .rule = 文字不重叠。

# 规则

language = zh-CN
report-title = 数字核对报告
report-counts = { $exact } 项完全相等，{ $tail } 项有尾差，{ $error } 项不符。
report-accepted = 已认可的问题
rules-title = `budgetpress check` 的规则
rules-intro = 由测试从提示文本生成。`budgetpress check --explain 代码` 可显示其中一条；`tests/cases/代码` 中有违反该条的最小的数据和更正后的数据。
gates-title = `budgetpress inspect` 的规则
gates-intro = `budgetpress inspect --explain 代码` 可逐条查看。发布关口的规则以 `release-` 开头，印刷关口以 `print-` 开头，与数据的对照以 `against-` 开头。各规则已验证能发现哪些缺陷，见 `docs/gates.md`。
rule-unknown = 没有规则 { $code }
    .hint = 现有：{ $known }
code-explained = { $code }：{ $text }
 办法：{ $hint }
 数据检查所列的规则性问题可用 --allow 认可；读取、版式、导出中的错误须更正，不能认可。

# 完成

verdict = { $some ->
    [none] 没有错误和警告
   *[some] 错误 { $errors }、警告 { $warnings }
 }：{ $outcome }
verdict-publication = { $fit ->
    [yes] 可以公开
    [warned] 可以公开，警告请逐条核实
   *[no] 不能公开
 }
verdict-printing = { $fit ->
    [yes] 可以付印
    [warned] 可以付印，警告请逐条核实
   *[no] 不能付印
 }
verdict-comparison = { $fit ->
    [yes] 与数据相符
    [warned] 与数据相符，警告请逐条核实
   *[no] 与数据不符
 }
unevaluated = 另有 { $count } 项勾稽因所涉数据未能读出而没有核对；更正读取错误后请再检查一次。
checked = 数字相符：{ $exact } 项完全相等，{ $tail } 项有尾差。
checked-but = { $exact } 项完全相等，{ $tail } 项有尾差；{ $error } 项不符，已在上面列为警告或经确认认可。
accepted = 已认可：{ $place } 的 { $code }：{ $because }
attached-data = 本文件所依据的预算数据（JSON）
attached-report = 数字检查结果（JSON）
attached-record = 生成本文件所用的软件、版式、字体和选项，供重新生成核对（JSON）
accepted-about = 检查中经确认认可的问题及理由
built = { $path }：共 { $pages } 页
built-sheet = { $path }：1 页
written = 已写出 { $path }
stand-in = 提示：{ $title }由 { $family } 代用。送印前请用本单位有授权的字体重新生成（--system-fonts）。

# 数据文件说明

format-title = 数据文件格式：版式
format-intro = 由 `budgetpress schema --markdown` 生成。`?` 表示可以不写；`…` 表示列表中的每一项；表中的行分几种，由括号中的项区分：`…(code)` 是带 `code` 的行。金额写成带引号的文字，单位与表中相同或见含义：`"3264.71"`，小数位数不多于所印。
format-place = 位置
format-kind = 类型
format-about = 含义
kind-text = 文字
kind-code = 科目编码：3、5 或 7 位数字
kind-amount = 金额
kind-date = 日期，`"2024-02-05"`
kind-integer = 整数
kind-list = 列表
kind-record = 记录
about-schema = JSON Schema 的位置，供编辑器使用
about-written = `convert` 写入的标记，用来判断文件生成以后是否改动过；可以不写
about-layout = 版式名称
about-unit = 单位名称
about-document = 文种
about-year = 预算年度
about-published = 公开日期，即文件的日期
about-texts = 各部分各节的文字，每段为列表中的一项
about-sheets = 各表
about-figures = 情况说明的数字和原因
about-lines = 各行，按印出的顺序；版式固定的行顺序不限
about-notes = 表下的注，代替版式的注
about-key = 版式固定的行
about-code = 科目编码
about-name = 科目名称
about-project = 项目名称
about-change = 比上年增减额，减少为负
about-previous = 上年数，可代替增减额
about-amount = 给定的金额，代替表中的数印出；不得与表中不同
about-ties = 部门自己知道相符的勾稽关系，在版式所列之外
about-tie-title = 该勾稽的说明
about-tie-left = 左边各单元格：`表/行/栏`（行用键、编码或名称），或 `figures/主题/字段`
about-tie-right = 右边各单元格
about-percent = 给定的增减百分比，代替算出的数
about-reason = 增减的主要原因
about-budget-reason = 与预算数差异的主要原因

# 工作簿说明

manual-title = 工作簿：版式
manual-intro = 由 `budgetpress schema --workbook` 生成，供其他程序生成工作簿时参考。`budgetpress new` 生成空白的工作簿。各工作表、表头和各行的文字如下，右边是它们所填的数据文件的项（见 docs/format）。表以版式中的次序排列；只有以下各工作表是要读的。
manual-worksheet = 工作表
manual-row = 第一栏；第二栏填写
manual-first = 第一栏
manual-second = 第二栏；第三栏填写
manual-column = 栏
manual-line = 行
manual-rules = 读法
manual-rule-1 = 工作表可以改名、调换次序：各表先认表名（标题行，或前后另有年份、单位的标题行），再认工作表名。同样可能的有几张时报错。隐藏的工作表照读，并有警告。
manual-rule-2 = 表名、栏名、行名不计全角半角、空格、换行、引号；栏名可加括号写单位，可加或去掉“其中：”；栏的次序不限；分组的栏名可以合并单元格，可以只写在首栏上方，也可以不写。
manual-rule-3 = 不属于本表的栏、表外的单元格不读，并有提示；缺栏或有两栏同样可能时报错。
manual-rule-4 = 表头以上可以有其他行；表头与各行之间、各行之间可以有空行。隐藏的行、列和加了删除线、与底色相同、小得看不见的文字照读，并有警告；压在合并单元格下面的不读，并有警告。
manual-rule-5 = 有两种以上自有行的表，“行类别”栏写明每行是什么；没有这一栏时，有编码或名称在科目表中的是科目，此前各表出现过的单位名称是单位，其余是项目。
manual-rule-6 = 科目编码可以是文本或数字，可以与名称写在同一单元格（2010301 行政运行、[2010301]行政运行）；只写编码或只写名称的，由科目表补全。
manual-rule-7 = “注：”所在行是注，以下紧接的各行各为一条；与版式的注相同的不计。“制表人：”一类的备注不读，并有提示。
manual-rule-8 = 金额按单元格显示的读取，数字格式照 Excel 的规则理解：只是小数位数不同的有警告；显示成另一个数的（负号或括号、缩小、“元”等单位、条件、不显示）和看不懂的格式报错。显示为空或“-”的零是零。
manual-rule-9 = 以文本写的金额可以有千分位、空格、全角数字、看不见的字符，读作什么会有提示；“-”“/”和带“元”的不是金额，报错。
manual-rule-10 = 空着的金额不是零，报错；整行空着的、只有名称公式还没有算出的不算一行。公式取上次保存的结果；没有结果的、出错的，在哪一格都报错；有编码的科目名称不必算出。
manual-rule-11 = 金额超过 15 位有效数字的，以文本写入，电子表格只保留 15 位。
manual-rule-12 = 日期可以是日期单元格，或文本 2024-2-5、2024/2/5、2024.2.5、2024年2月5日；年度可以写“2024年”。给定的百分比可以用百分比格式。单元格里的换行：“概况”中每行是一段，别处接成一行并有提示。
manual-rule-13 = “概况”和“情况说明”的第一栏只写一次时，对以下各行有效。
manual-rule-14 = 读 .xlsx、.xls、.ods，数字格式、隐藏和合并同样看待。网页或 XML 2003 改名的 .xls 不读。明细账的栏可以用公开表中的名称（资金使用单位）；向下合并的单元格对各行有效；合计、小计行只核对，不计入；没有读取而有内容的栏有警告。

# 工作簿

book-font = 宋体
book-guide = 说明
book-guide-title = 部门预算填报工作簿：{ $layout }
book-step = 第 { $number } 步
book-step-1 = 打开“基本信息”，填写单位名称、预算年度和公开日期。
book-step-2 = 打开“概况”，按栏目填写文字，一行一段。行不够时插入行，左边照选栏目。
book-step-3 = 依次填写各表。浅黄色的格子由您填写，灰色的已经固定。金额单位见各表右上角，只填数字，最多 { $decimals } 位小数，没有数的填 0。从别处复制时，请用“选择性粘贴”中的“数值”。
book-step-4 = 科目行：在编码格中选择科目，或只输入编码，名称自动带出；没有编码格的表，直接从列表中选择科目。类、款、项各占一行。行不够时在中间插入行，多余的空行不必删除。
book-step-5 = 合计和小计也要填。程序不替您加总，只核对各数是否相符。用公式求和也可以，但请用 ROUND 函数保留 { $decimals } 位小数。
book-step-6 = 打开“情况说明”，填写比上年的增减额（或上年数）、主要原因和其他各项。
book-step-7 = “勾稽”可以空着。本部门另有应当相等的数，可以写在那里，由程序一并核对。
book-step-8 = 保存为 .xlsx 文件（不要另存为 .xls 或 .et），然后关闭 Excel 或 WPS。
book-step-9 = 在存放本文件的文件夹窗口的地址栏中输入 cmd，按回车键；在出现的窗口中输入 budgetpress check 文件名.xlsx，按回车键。程序逐条列出不符之处和改法。改好、保存后再核对一次；没有问题后输入 budgetpress build 文件名.xlsx，即在同一文件夹中生成 PDF。
book-step-ledger = 填写“明细账”：每笔金额一行，单位元。支出类别、功能科目、经济科目、资金性质从列表中选择；项目支出写明项目。不要填合计行，各表由程序汇总。
book-hint = 提示
book-hint-about = 工作表有保护，但没有密码：确有需要时，可在“审阅”中撤销保护。表头、固定各行的名称和工作表的名称请不要改，程序靠它们认表。
book-sheets = 各工作表
book-in-prose = 情况说明中的表
book-basics = 基本信息
book-basics-about = 单位名称、预算年度、公开日期
book-texts = 概况
book-texts-about = 各栏目的文字
book-figures = 情况说明
book-figures-about = 比上年的增减、主要原因和其他数字
book-ledger = 明细账
book-ledger-about = 每笔金额填一行，单位元，各表由它得出。一个项目有多行的，绩效目标写在其中一行
book-ties = 勾稽
book-ties-about = 本部门自己知道应当相等的数，可以空着
book-accounts = 科目表
book-item = 项目
book-value = 填写
book-remark = 说明
book-layout = 版式
book-layout-about = 请不要改动
book-unit = 单位名称
book-unit-about = 全称；各表左上角随之改变
book-year = 预算年度
book-year-about = 四位数字
book-published = 公开日期
book-published-about = 文件的日期，如 2024-02-05
book-document = 文种
book-document-about = 是谁的预算：从单元格提供的选项中选一
book-section = 栏目
book-paragraph = 段落
book-subject = 事项
book-field = 内容
book-change = 比上年增减
book-change-about = 本年数取自{ $sheet }“{ $line }”的“{ $column }”。减少填负数；此项和上年数只填一项
book-previous = 上年数
book-previous-about = 上年公开的数，可代替增减额
book-percent = 增减百分比（给定）
book-percent-about = 可以空着，由程序计算；要填则只填数字，不加百分号
book-amount = 给定金额
book-amount-about = 可以空着，即用表中的数
book-reason = 主要原因
book-reason-about = 接在“主要是”之后，末尾不加标点
book-budget-reason = 与预算差异的原因
book-budget-reason-about = 决算数与预算数不同的主要原因，接在句中，末尾不加标点
book-about-amount = 只填数字，没有数的填 0
book-about-number = 只填数字，没有数的填 0
book-about-count = 整数，没有的填 0
book-about-date = 日期，如 2024-01-06
book-about-text = 接在句中，末尾不加标点
book-tie-title = 说明
book-tie-left = 左边
book-tie-right = 右边
book-tie-about = 左边各格之和应等于右边各格之和。一格写成 表/行/栏，行用键、编码或名称，如 7/30209/budget；或 figures/主题/字段。一项勾稽可占多行，说明只写在第一行。
book-code = 科目编码
book-code-about = 印出的表没有这一栏。科目行在此选择科目或输入编码，名称自动带出。
book-name = 科目名称
book-account = 科目
book-choice-about = 从列表中选择科目，或只输入编码，名称自动带出。列表以外的编码也可以填。
book-label-about = 从列表中选择科目，或照列表中的样子输入编码和名称。
book-sum-about = 合计也要填：程序不加总，只核对。
book-kind = 行类别
book-kind-about = 印出的表没有这一栏。请选择这一行是什么。
book-kind-unit = 单位
book-kind-account = 科目
book-kind-project = 项目
book-remarks = 制表人|制表|填表人|填报人|经办人|审核人|复核人|负责人|单位负责人|财务负责人|联系人|联系电话|电话|制表日期|填表日期|填报日期|制表时间|填报时间|填报单位
book-bad = 请核对
book-bad-amount = 此处应填金额：只用数字和小数点，不为负。
book-bad-change = 此处应填数字，减少为负。
book-bad-count = 此处应填整数。
book-bad-year = 此处应填四位数字的年份。
book-bad-date = 此处应填日期，如 2024-02-05。
book-bad-choice = 请从列表中选择。

# 开放数据

data-package = 部门预算的各表和情况说明的数字。budget.csv 中每个金额占一行；sheet-*.csv 为各表，每个表行占一行；figures.csv 为情况说明的数字和原因。
data-budget = 全部金额，每个金额一行
data-figures = 情况说明的数字和原因
data-sheet = 表
    .about = 表在版式中的代号
data-sheet-title = 表名
    .about = 表号和标题
data-line = 行号
    .about = 该行在表中的次序，从 1 起
data-kind = 行类别
    .about = fixed 为版式固定的行，account 为科目，unit 为资金使用单位，project 为项目
data-code = 科目编码
    .about = 政府收支分类科目：类 3 位，款 5 位，项 7 位；不是科目的行为空
data-level = 科目级次
    .about = 1 为类，2 为款，3 为项；不是科目的行为空
data-name = 名称
    .about = 该行的名称：固定行、科目、单位或项目
data-unit = 资金使用单位
    .about = 该行所属的单位；不分单位的表为空
data-column = 栏
    .about = 栏在版式中的代号
data-column-title = 栏目
    .about = 栏的标题，上级标题在前
data-value = 金额
    .about = 公开的金额，与 PDF 所印相同，单位：
data-measure = 金额单位
    .about = 金额的单位
data-part = 明细
    .about = true 为不含本表其他行、其他栏的金额：只加总这些，不会重复计算
data-subject = 事项
    .about = 事项在版式中的代号
data-subject-title = 事项名称
    .about = 事项的名称
data-field = 字段
    .about = 字段的代号
data-field-title = 字段名称
    .about = 字段的含义和单位
data-type = 类型
    .about = amount 为金额或其他数量，percent 为百分数，count 为整数，date 为日期，text 为文字
data-stated = 值
    .about = 文中给定的值

# 批量生成

batch-empty = { $inputs } 中没有可生成的文件
    .hint = 文件夹中只取 .json、.xlsx、.xls、.ods；其他名称请逐个列出、使用通配符或写入清单
batch-inside = 输入文件 { $path } 位于输出文件夹之内
    .hint = 请另选输出文件夹
batch-reserved = 输入文件 { $path } 位于 { $folder } 文件夹，该文件夹由程序专用
    .hint = 请更改该文件夹的名称
batch-collision = { $first } 和 { $second } 都会写到 { $path }
    .hint = 请更改其中一个的名称，或分别输出到不同文件夹
batch-same = { $path } 指定了两次：会分别按 { $first } 和 { $second } 生成
    .hint = 每个文件只指定一次，或只指定它所在的文件夹
batch-busy = 另一次批量生成正在使用 { $folder }
    .hint = 请等待其结束，或另选输出文件夹
batch-name = { $path } 的文件名不是 Unicode 文本
    .hint = 请把文件名改为 UTF-8 编码
batch-gone = { $path } 生成后已不在原处：运行期间输出文件夹被删除或改动
    .hint = 请重新运行，运行期间不要改动输出文件夹
batch-damaged = 提示：日志中有 { $count } 行损坏或缺失，相应文件重新生成
batch-passed = 提示：输入中有 { $count } 个文件是以前运行的输出，未作为数据读取（{ $first }）
batch-list = 清单 { $path } 不是 UTF-8 编码
    .hint = 请另存为 UTF-8，每行一个路径
batch-pattern = 通配符 { $pattern } 无法使用：{ $detail }
    .hint = * 代表名称中任意字符，** 代表任意层文件夹，? 代表一个字符，[ab] 代表其中之一
batch-crashed = 程序无法处理这份文件：{ $detail }
    .hint = 这是 budgetpress 的缺陷，请连同文件一起报告
store-unknown = 无法访问位置 { $place }：{ $detail }
    .hint = 支持 s3://存储桶/文件夹（须设置 AWS_… 环境变量）和 file:///文件夹
shard-unknown = { $value } 不是有效的分片
    .hint = 写作 I/N，I 从 1 到 N；`env` 需要 JOB_COMPLETION_INDEX 和 JOB_COMPLETIONS，或等间隔数组的 SLURM_ARRAY_TASK_ID、_COUNT 和 _MIN
join-none = 没有分片写到 { $folder }
    .hint = 请先用 --shard 运行各分片；其日志在 _batch 文件夹中
join-missing = 没有分片处理 { $path }
    .hint = 请重新运行其所属分片
join-doubled = { $path } 被多个分片处理（{ $shards }），结果相同
    .hint = 请从 _batch 中删去不属于本次运行的分片日志
join-differs = { $path } 被多个分片处理（{ $shards }），且结果不同
    .hint = 请从 _batch 中删去不属于本次运行的分片日志，再重新运行所属分片
join-changed = { $path } 与其分片处理时的内容不同
    .hint = 请重新运行其所属分片
join-altered = 文件 { $path } 已不存在，或与其分片写出的不同
    .hint = 请重新运行其所属分片
join-recipe = { $path } 由分片 { $shard } 用不同的程序、字体或选项生成
    .hint = 合并时使用与各分片相同的选项，各分片使用相同的程序和字体
batch-built = { $number }/{ $total } { $path }：{ $pages } 页{ $drafted ->
    [yes] ，{ $errors } 处错误，已标为草稿
   *[no] {""}
 }{ $warned ->
    [yes] ，{ $warnings } 条警告
   *[no] {""}
 }
batch-fit = { $number }/{ $total } { $path }：可以公开，错误 0、警告 { $warnings }{ $glyphs ->
    [unchecked] ，未检查字形
   *[checked] {""}
 }
batch-refused = { $number }/{ $total } { $path }：未通过，{ $errors } 处错误；第一处：[{ $code }] { $first }
batch-failed = { $number }/{ $total } { $path }：无法完成：[{ $code }] { $first }
batch-sum = 本次生成 { $built } 份，沿用上次生成且未变的 { $kept } 份；未通过 { $refused } 份，无法完成 { $failed } 份
batch-sum-check = 检查 { $total } 份：可以公开 { $passed } 份，未通过 { $refused } 份，无法检查 { $failed } 份。{ $glyphs ->
    [unchecked] 没有字体文件夹，未检查字形和版面
   *[checked] 已核对数据和字形，未检查版面
 }
batch-unfit = { $path }{ $title ->
    [none] {""}
   *[other] （{ $title }）
 }：错误 { $errors }、警告 { $warnings }，不能公开
batch-left = 以下 { $count } 个文件是以前的运行留下的，本次没有重新生成，已过时，请勿公开或付印：
batch-report = 报告：{ $path }
status-built = 已生成
status-refused = 未通过
status-failed = 无法完成
status-passed = 可以公开
overview-title-check = 批量检查情况
overview-verdict = { $all ->
    [yes] 全部 { $total } 份均可公开
   *[no] { $unfit } 份不能公开，{ $fit } 份可以公开
 }{ $glyphs ->
    [unchecked] ，未检查字形
   *[checked] {""}
 }
overview-sum-check = 共检查 { $total } 份：未通过 { $refused } 份，无法检查 { $failed } 份。{ $glyphs ->
    [unchecked] 没有字体文件夹，未检查字形和版面，也没有生成文件。
   *[checked] 已核对数据和字形，未检查版面，也没有生成文件。
 }
overview-table = 表格页
overview-pictures = 首页和表格页
overview-codes = 各类问题
overview-code = 代码
overview-severity = 类别
overview-count = 条数
overview-documents = 涉及份数
overview-all = 全部
overview-search = 查找
overview-shown = 显示 { $count } 份
overview-counts = 错误 { $errors }、警告 { $warnings }
overview-title = 批量生成情况
overview-sum = 现有已生成文件 { $built } 份，共 { $pages } 页；未通过 { $refused } 份；无法完成 { $failed } 份。
overview-left = 以下文件是以前的运行留下的，本次没有重新生成，已过时，请勿公开或付印：
overview-older = 以前的运行留下、已过时的文件，请勿公开或付印：
overview-first = 首页
overview-document = 单位和文件
overview-status = 状态
overview-pages = 页数
overview-findings = 检查结果
overview-more = 展开其余 { $count } 条

# 帮助

help-about = 把部门预算生成正式公开的 PDF
help-default = 〔默认：{ $value }〕
help-values = 〔可选：{ $value }〕
help-env = 〔环境变量：{ $value }〕
help-command-build = 生成文件：由数据文件得到正式的 PDF
help-command-batch = 一次生成多份文件，只做有变动的
    .more = 输出文件夹中有日志，记录做完了哪些：中断之后再运行，从中断处继续。输出文件夹中另有 report.json、index.html 和 SHA256SUMS；其中的文件夹 _batch 由程序自用。
help-command-check = 核对数字：表内合计、表间勾稽
help-command-inspect = 检验 PDF：查看内容，判定能否公开或付印
help-command-verify = 核验 PDF 是否真实：按其数据重新生成，逐字节比较
    .more = 版式和字体取自本程序或选项，不取自文件。只用于签名的更新会列出；签名是否有效不作判断。
help-command-view = 输出视图：排好文字的 JSON，即版式的 Typst 文件所读的内容
help-command-fonts = 列出各用途的字体，以及数据中没有字体可用的字
help-command-new = 写出供填报的工作簿（Excel 或 WPS）
help-command-convert = 把预算转换成其他形式：JSON、工作簿、开放数据
    .more = 公开的内容不变，文件未必逐字相同：JSON 用统一的写法，没有 "$schema"，也没有得出各表的明细账 "ledger"；与版式相同的注，从工作簿读回时不再写出。
help-command-derive = 由明细账（CSV）得出各表
help-command-merge = 把各单位的预算汇总成部门预算
    .more = 每个单元格是各单位该格之和；科目按编码合并排序，项目仍列在各单位之下。各单位都附明细账时，各表由全部明细账一并得出，每个金额只舍入一次。
help-command-layout = 制作自己的版式
help-command-layouts = 列出版式
help-command-schema = 输出版式数据文件的 JSON Schema，或其说明
help-command-layout-check = 在使用之前检验版式：文件、合计、勾稽、情况说明，并用编出的预算排版
help-option-lang = 提示的语言：zh 或 en（默认随系统）
help-option-max-memory = 处理一份文件可用的内存（MiB）；预计超出的，不予排版
help-option-max-time = 验收一份 PDF、批量中的一份文件或用自备版式排版一份文件可占用处理器的时间（秒）；文件较大的相应放宽
help-option-layouts-folder = 版式文件夹，代替内置的版式
help-option-fonts-folder = 含 roles.toml 的字体文件夹（默认在程序旁边，其次在源码中）
help-option-system-fonts = 优先用本机安装的字体，如本单位有授权的字体
help-option-allow = 认可一个问题，并在文件所附数据中留下记录；每个都要有 --because。代码和位置照检查结果抄写；同一位置有几个代码相同的问题时，再加上只有其中一个所列的单元格
help-option-because = 认可该问题的理由
help-option-check-input = 数据文件；- 为标准输入
help-option-check-format = 检查结果的形式：text 供人阅读，json 供程序使用（写到标准输出）
help-option-check-report = 另写一份网页报告：列出各表，标出有误的单元格
help-option-check-explain = 说明一条规则，写检查结果中的代码
help-option-inspect-input = PDF；- 为标准输入
help-option-inspect-against = 数据文件：其中的文字和数字必须都在 PDF 中
help-option-inspect-gate = 同时判定 PDF：release 为公开的版本，print 为送印的版本，cover 为其封皮
help-option-inspect-inner = 用于 --gate cover：这个封皮所包的印刷版，其页数决定书脊宽度
help-option-inspect-pages = 另按 PDF 本身画出每页，写入这个文件夹：001.png、002.png……
help-option-inspect-ppi = 页面图片的分辨率，每英寸像素
help-option-inspect-format = 报告的形式：text 供人阅读，json 供程序使用
help-option-inspect-explain = 说明一条规则，写检查结果中的代码
help-option-verify-input = PDF，- 为标准输入
help-option-verify-data = 印刷版及其封皮不附数据，在此指定数据文件或公开版
help-option-verify-format = 结论的形式：text 供人阅读，json 供程序处理
help-option-verify-explain = 按代码解释一条规则
help-option-view-input = 数据文件；- 为标准输入
help-option-view-output = 输出文件（默认为标准输出）
help-option-fonts-input = 要查用字的数据文件；- 为标准输入
help-option-new-layout = 公开时所用的版式
help-option-new-from = 上年的预算：沿用其文字、项目和科目，并作比较的基数
help-option-new-ledger = 填报一本明细账（元），一笔一行，各表由它得出
help-option-new-output = 要写出的工作簿
help-option-to = 输出的形式：json、xlsx、csv、datapackage（默认看扩展名：.json、.xlsx、.csv，或文件夹）
help-option-force = 替换不属于本文件以前输出的文件，以及输出后改动过的文件（已签名的除外）
help-option-convert-input = 数据文件；- 为标准输入
help-option-convert-output = 输出文件；- 为标准输出；开放数据写文件夹
help-option-derive-ledger = 明细账（CSV）：一笔一行，单位为元
help-option-derive-with = 数据文件，内有明细账之外的内容：单位、文字、原因、绩效目标
help-option-derive-last-year = 上年的明细账：情况说明中各项比较的基数
help-option-derive-output = 输出文件：.json 或 .xlsx
help-option-layout-check-folder = 版式文件夹，旁边有 `shared`
help-option-layout-check-format = 检查结果的形式：text 供人阅读，json 供程序使用（写到标准输出）
help-option-merge-units = 各单位的数据文件，按表中的顺序
help-option-merge-with = 数据文件，内有部门自己的内容：名称、文字、原因；金额可以不写
help-option-merge-output = 输出文件：.json 或 .xlsx
help-option-schema-layout = 版式
help-option-schema-markdown = 改为输出 Markdown 说明
help-option-schema-workbook = 改为输出工作簿的 Markdown 说明：工作表、表头、各行
help-option-build-input = 数据文件；- 为标准输入
help-option-build-output = 要写出的 PDF；- 为标准输出（默认与数据文件同名，扩展名 .pdf；只出印刷版时为 .print.pdf）
help-option-build-draft = 数字互相矛盾也生成，每页加上草稿字样
help-option-build-manifest = 在输出旁边另写 SHA256SUMS 和 manifest.json：由什么生成、用什么生成
help-option-build-pages = 另把每页的图片写入这个文件夹：001.png、002.png……
help-option-build-ppi = 页面图片的分辨率，每英寸像素
help-option-batch-inputs = 文件夹（取其中的 .json、.xlsx、.xls、.ods）、清单（每行一个路径）、通配符、单个文件，或 s3://桶/文件夹
help-option-batch-output = 输出文件夹，或 s3://桶/文件夹；各份文件按其输入所在的位置存放
help-option-batch-jobs = 同时生成几份（默认与处理器数相同）
help-option-batch-in-flight = 同时处理的输入的总大小，单位 MiB；更大的单独处理
help-option-batch-draft = 数字互相矛盾也生成，每页加上草稿字样
help-option-batch-check = 只检查数据，不用字体，也不生成文件：在 OUT 写 check.html 和 check.json
help-option-batch-shard = 只做 N 份中的第 I 份，从 1 起；env 为 Kubernetes 或 Slurm 所指定的一份
help-option-batch-merge = 合并各份：证明每个输入恰好做过一次，并写出总报告
help-option-batch-verify = 重新读取已有的每份文件，不只看大小和时间
help-option-edition = 版本：web 供网上公开和存档；print 供送印，附送印单；both 为两者，印刷版为 NAME.print.pdf
help-option-bleed = 每边出血，毫米（默认随版式，或 3）
help-option-cover = 另出封皮 NAME.cover.pdf（与 NAME.pdf 放在一起）：封面、按页数计算的书脊、封底
help-option-settings = 与印刷厂约定的设置文件（默认为工作文件夹的 budgetpress.toml，如果有）
help-option-fingerprint = 每页页脚印数据的 SHA-256 摘要
help-option-binding = 装订，决定补几面空白：saddle 骑马订、perfect 胶装、none 不补（默认随版式，或骑马订）
help-option-crop-marks = 标出裁切线
help-option-icc = 按这个 ICC 特性文件的印刷条件写 PDF/X-4，代替 PDF/X-1a
