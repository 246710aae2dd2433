# budgetpress 的提示文本（中文）。问题的说明在其代码之下，处理办法在 `.hint` 之下，规则在 `.rule` 之下。

severity-error = 错误
severity-warning = 警告
severity-note = 提示
hint = 办法：

# 命令行

option-unused = 选项 { $option } 在此不起作用
    .hint = { $how ->
    [with] 该选项须与 { $other } 同时使用：请补上，或去掉该选项
   *[without] 该选项不能与 { $other } 同时使用：请去掉其中之一
 }
usage-value = { $given ->
    [no] 选项 { $option } 缺少取值
   *[yes] “{ $value }”不是 { $option } 的有效取值
 }
    .hint = { $how ->
    [choice] 可选：{ $known }
    [number] 请写数字
    [range] 请写 { $known } 之间的数
    [least] 请写不小于 { $known } 的数
    [language] 提示的语言可选 zh（中文）、en（英文）
    [unknown] 有效取值见 `{ $command } --help`
   *[other] { $known }；有效取值见 `{ $command } --help`
 }
usage-option = 此处不能使用 { $option }
    .hint = { $near ->
    [none] 全部选项见 `{ $command } --help`；用法：{ $usage }
   *[other] 是否应为 { $near }？全部选项见 `{ $command } --help`
 }
usage-command = 没有命令 { $given }
    .hint = { $near ->
    [none] 全部命令见 `{ $command } --help`
   *[other] 是否应为 { $near }？全部命令见 `{ $command } --help`
 }
usage-command-missing = 缺少命令
    .hint = 可用的命令：{ $known }；说明见 `{ $command } --help`
usage-missing = 缺少：{ $options }
    .hint = 用法：{ $usage }
usage-conflict = { $twice ->
    [yes] 选项 { $option } 重复
   *[no] { $option } 与 { $other } 不能同时使用
 }
    .hint = 请去掉其中之一
usage-count = { $option } 的取值过多或过少
    .hint = 有效取值见 `{ $command } --help`
usage-encoding = 有参数不是 Unicode 文字
    .hint = 请更改文件名
usage-other = { $detail }
    .hint = 用法见 `budgetpress --help`
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
help-status-verify = 退出码：0 真实，1 不真实，2 无法判断或未能运行。

# 文件

file-unreadable = 无法读取 { $path }：{ $reason ->
    [missing] 文件不存在
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 路径中应为文件夹的是文件
    [special] 它不是普通文件，而是管道、套接字或设备
   *[other] { $detail }
 }
    .hint = 请核对文件名、所在文件夹和读取权限
file-empty = 文件为空
    .hint = 请选用有内容的文件
file-kind = 文件既不是 JSON 数据文件，也不是工作簿
    .hint = 明细账（CSV）请用 `budgetpress derive`，PDF 请用 `budgetpress inspect`；工作簿为 .xlsx、.xls 或 .ods
file-unwritable = 无法写入 { $path }：{ $reason ->
    [missing] 文件夹不存在
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 路径中应为文件夹的是文件
   *[other] { $detail }
 }
    .hint = 请更换位置，或关闭正在使用该文件的程序
file-too-large = { $path } 超过 { $limit } MiB
    .hint = 文件大小明显超出部门预算的正常范围，请核对文件
output-is-input = { $path } 就是数据文件本身
    .hint = 请指定其他文件作为输出
output-folder = { $path } 是文件夹
    .hint = 请指定该文件夹中的文件
output-file = { $path } 是文件
    .hint = 请指定文件夹作为输出
file-exists = { $path } 已存在，{ $why ->
    [other] 是另一份文件的输出（单位、年度、版式或文件种类不同）
    [changed] 生成以后又被改动过
    [unmarked] 这种文件中没有本程序的标记，无法确认是以前的输出
    [meanwhile] 在运行期间新增或被改动
   *[foreign] 不是本程序生成的，或生成后由其他程序保存过
 }
    .hint = 请更换名称；确需替换的，请加 --force
file-signed = { $path } 已有数字签名，不得替换
    .hint = 请更换名称，或先将已签名的文件移到别处
output-link = { $path } 是链接，不能作为输出：输出文件夹中的链接不予写入
    .hint = 请删除该链接，或更换输出位置
output-twice = 本次输出有两个文件同名：{ $path }
    .hint = 请更换文件名
output-special = { $path } 不是普通文件
    .hint = 请更换文件；“-”表示标准输出
output-terminal = 输出内容不是文字，不能在终端显示
    .hint = 请用 -o 指定文件，或用 >、| 转给其他程序
form-unknown = 从 { $path } 无法判断要转换成何种形式
    .hint = 请用扩展名 .json、.xlsx、.csv，或以“/”结尾表示文件夹，或加 --to
workbook-text-long = 此处文字有 { $count } 个字符，工作簿的一个单元格最多容纳 { $limit } 个
    .hint = 请分成几段或几行；也可转换为 .json，不受此限制
workbook-name = { $path } 不能作为工作簿的名称
    .hint = 请用扩展名 .xlsx：`new` 只写这一种
folder-left = { $path } 中另有不属于本预算的表：{ $told }
    .hint = 属于以前转换遗留的，请在公开前删除
folder-missing = 文件夹 { $folder } 不存在
    .hint = 请先建立该文件夹，或更换文件夹
json-encoding = 第 { $line } 行不是 UTF-8 编码
    .hint = 请将文件另存为 UTF-8 编码（不是 GBK 或 UTF-16）
json-syntax = 第 { $line } 行第 { $column } 列不是合法的 JSON：{ $fault ->
    [end] 内容到此中断，缺少后面的部分
    [last-comma] 最后一项之后多了逗号
    [after] 结尾之后还有内容
    [control] 文字中有换行或制表符，或前面缺少引号
    [doubled] 同一个键写了两次，请删去一个
    [key] 键应放在英文双引号内
    [number] 数字写法有误
    [colon] 键之后缺少英文冒号
    [comma] 缺少英文逗号或右括号
    [value] 此处缺少取值：文字应放在英文双引号内
    [escape] 反斜杠（\）之后的写法有误
    [deep] 括号层数太多
   *[other] { $detail }
 }
    .hint = 请更正该处；通常是逗号、引号或括号有误
json-too-many = 文件内容过多：逗号和左括号超过 { $limit } 个
    .hint = 文件大小明显超出部门预算的正常范围，请核对文件
internal-shape = 文件已通过格式核对，但无法读取
    .hint = 这是 budgetpress 的缺陷，请连同文件一并报告
limit-time = 处理已中止：占用处理器超过 { $seconds } 秒
    .hint = 文件或版式可能已损坏、含有恶意内容或过大；确认可信的，请用 --max-time 秒数 放宽
limit-memory = 处理已中止：占用内存超过 { $mib } MiB
    .hint = 文件或版式可能已损坏、含有恶意内容或过大；确认可信的，请用 --max-memory MIB 放宽
limit-depth = 处理已中止：文件或版式的嵌套层次过深
    .hint = 请核实文件来源
limit-broken = 处理未完成即已中断：{ $detail }
    .hint = 这是 budgetpress 的缺陷，请连同文件一并报告
limit-spawn = 无法为此项处理另行启动程序：{ $detail }
    .hint = 请检查程序是否在运行中被移动或替换，内存或进程数是否已用尽
limit-unset = 系统无法对此项处理设定限额：{ $detail }
    .hint = 请联系系统管理员
document-too-large = 排版预计需要内存约 { $mib } MiB，超过允许的 { $limit } MiB：表格共 { $rows } 行，文字共 { $paragraphs } 段、{ $characters } 字
    .hint = 请检查表格和文字中是否混入无关的内容；数据无误的，请在内存足够的机器上用 --max-memory MIB 放宽

# 数据文件

faults-more = 除以上 { $limit } 处外，还有其他错误
    .hint = 请先更正以上各处
layout-unnamed = 文件没有写明版式
    .hint = 请加上 "layout": "…"；版式名称见 `budgetpress layouts`
member-missing = 缺少“{ $key }”
    .hint = 请补上“{ $key }”{ $about }
member-misspelt = 此处没有“{ $key }”这一项
    .hint = 是否应为“{ $nearest }”？
member-unknown = 此处没有“{ $key }”这一项
    .hint = 可用的项：{ $known }
one-of = { $named ->
    [yes] { $name }的{" "}
   *[no] {""}
 }{ $members } { $how ->
    [none] 均未填写
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
clause-ended = 此段文字编入语句，末尾不应有“{ $mark }”
    .hint = 请删去“{ $mark }”
line-untold = 该行没有写明是科目、单位还是项目
    .hint = 请补上其中一项：{ $members }
line-missing = 缺少“{ $key }”行（{ $name }）
    .hint = 请补上，没有数的填 0.00
line-doubled = “{ $key }”行重复出现
    .hint = 请删除其中一行
cell-missing = 情况说明需引用“{ $line }”行“{ $column }”栏的金额，表中没有该行
    .hint = 请在表中补上该行
key-misspelt = 本表没有 { $value } 这一行
    .hint = 是否应为“{ $nearest }”？
key-unknown = 本表没有 { $value } 这一行
    .hint = 本表各行：{ $known }
value-other = 此处应为“{ $expected }”，现为 { $value }
    .hint = 请改为该值
type-wrong = { $value }类型有误，应为{ $expected ->
    [text] 带引号的文字
    [amount] 带引号的金额，如 "1234.50"
    [integer] 整数
    [list] 方括号列表
   *[record] 花括号记录
 }
    .hint = 请按所列类型填写；各项的类型见 `budgetpress schema`
code-bad = { $value }不是科目编码
    .hint = 类为 3 位数字，款为 5 位，项为 7 位
amount-unquoted = 金额 { $value } 必须加引号
    .hint = 请写成 "{ $value }"；不加引号会丢失小数位数
amount-dressed = { $value }不是规范的金额
    .hint = 请写成 "{ $meant }"：半角数字，不加千分位和空格
amount-bad = { $value }不是金额
    .hint = 请只写数字和小数点，如 1234.50；没有数的填 0
amount-too-long = { $value }位数太多
    .hint = 请核对金额单位和位数：整数最多 15 位，小数最多 9 位；多余的小数请四舍五入后填写
amount-negative = 此处的 { $value } 不能为负
    .hint = 请核对金额；增加或减少由文字说明
amount-decimals = { $value }超过 { $most } 位小数
    .hint = 请四舍五入到 { $most } 位小数；公开文本不印更多小数
amounts-decimals = 本表有 { $count } 个金额的小数超过 { $most } 位，例如 { $value }
    .hint = { $what ->
        [whole] 请核对金额单位：以万元填写的，应乘以 10000 换算成元
       *[other] 请四舍五入到 { $most } 位小数，或核对金额单位
     }
date-bad = { $value }不是完整、有效的日期（1900年至2999年）
    .hint = 请写明年、月、日，如 2024-02-05
number-out-of-range = { $value }不在 { $least } 到 { $most } 之间
    .hint = 请填写该范围内的整数
text-empty = 文字为空
    .hint = 请填写，或删除该项
text-untrimmed = 文字首尾有多余的空格
    .hint = 请删除空格
character-compatibility = “{ $character }”（{ $point }，第 { $position } 字）是部首或兼容字符，与“{ $meant }”形似
    .hint = 请改为通用汉字“{ $meant }”；此类字符通常来自从 PDF 复制的文字
character-invisible = 第 { $position } 字处有不可见字符（{ $point }）
    .hint = 请删除；文字需另起一段的，请在列表中另写一项
character-private = “{ $character }”（{ $point }，第 { $position } 字）是自造字
    .hint = 请改用 GB 18030-2022 的编码；自造字在其他电脑上无法显示
character-blank = 第 { $position } 字处有特殊空格（{ $point }），没有字形
    .hint = 请删除，或改为普通空格
text-error = 文字中有公式的出错信息“{ $value }”
    .hint = 请改正公式，或直接填写文字

# 工作簿

workbook-large = 工作簿超过 { $limit } MiB
    .hint = 文件大小明显超出部门预算的正常范围，请核对文件，或删除图片和无关的工作表
workbook-truncated = 工作簿已损坏或不完整：{ $fault ->
    [file] 无法读取部件目录
    [part] 部件 { $part } 无法解压
    [xml] 部件 { $part } 的 XML 有误（{ $detail }）
    [end] 部件 { $part } 不完整
    [nesting] 部件 { $part } 中元素嵌套有误
    [place] 部件 { $part } 中的位置“{ $detail }”在工作表之外
    [value] 部件 { $part } 中单元格 { $detail } 的取值写法有误
    [target] 部件 { $part } 引用的 { $detail } 不能作为 { $detail } 使用
    [double] 有两个部件或工作表重复
   *[records] 记录相互矛盾
 }
    .hint = 请重新复制或导出；也可在 Excel 或 WPS 中打开，另存为 .xlsx
workbook-encrypted = 工作簿设有密码
    .hint = 请在 Excel 或 WPS 中打开，取消打开密码后保存
workbook-unknown = 文件不是 Excel 工作簿（.xlsx、.xls），也不是 OpenDocument 电子表格（.ods）
    .hint = 请用原软件打开，另存为 .xlsx
workbook-foreign = 文件的扩展名是工作簿，内容是{ $kind ->
    [html] 网页（HTML）
    [xml] XML 电子表格 2003
   *[old] Excel 4.0 以前的格式
 }
    .hint = 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”
workbook-path = 工作簿中有部件的名称指向工作簿之外：“{ $part }”
    .hint = Excel 和 WPS 不会写出这样的名称，请核实文件来源
workbook-bomb = 工作簿解压后超过 { $limit } MiB
    .hint = 文件大小明显超出部门预算的正常范围，请核实文件来源
workbook-entity = 工作簿的部件 { $part } 中声明了文档类型或实体
    .hint = Excel 和 WPS 不会写出这样的声明，请核实文件来源
workbook-encoding = 工作簿的部件 { $part } 不是 UTF-8 编码
    .hint = 请在 Excel 或 WPS 中打开，另存为 .xlsx
workbook-rows = 工作簿的内容远超部门预算的规模：{ $what ->
    [parts] 部件超过 { $limit } 个
    [sheets] 工作表超过 { $limit } 张
    [rows] 行数（含空行）超过 { $limit }
    [area] 表格范围（含空单元格）超过 { $limit } 个单元格
    [formats] 单元格格式超过 { $limit } 种
    [strings] 文字超过 { $limit } 条
    [text] 单元格中的文字总量过大
    [piece] 有一处文字过长
    [style] 有字体或数字格式的名称过长
    [formula] 有公式过长
   *[cells] 单元格超过 { $limit } 个
 }
    .hint = 行或单元格过多的，请删除表格以外的空行、空列和零散的单元格（按 Ctrl+End 可查看范围）；其他情况请将各表复制到新的工作簿
workbook-merged = 工作表“{ $sheet }”的合并单元格超过 { $limit } 格
    .hint = 请在 Excel 或 WPS 中选定整张工作表，取消合并单元格，只重新合并表头需要的部分
workbook-external = 工作簿的数字取自其他文件：{ $part }
    .hint = 请在 Excel 中断开链接（数据 → 编辑链接 → 断开链接），删除查询和连接，然后保存
workbook-dde = 有公式从其他程序取数：{ $part } 的单元格 { $cell }
    .hint = 请改填金额；不是本单位所写的，请勿在 Excel 中打开，并核实文件来源

# 读取工作簿

workbook-unreadable = 工作簿无法读取：{ $detail }
    .hint = 请用 Excel 或 WPS 打开，另存为 .xlsx
thread-none = 系统资源不足，无法读取文件
    .hint = 请关闭其他程序，或放宽内存和进程数的限制（ulimit -v、ulimit -u）
workbook-unnamed = 工作簿没有写明版式
    .hint = 应有名为“{ $worksheet }”的工作表，其中有“{ $row }”一行；可将各表复制到 `budgetpress new` 生成的工作簿中
workbook-ambiguous = 封面与几种版式相符：{ $names }
    .hint = 请补上写明版式的工作表，可从 `budgetpress new` 生成的工作簿中复制
cover-undated = 工作表“{ $worksheet }”没有写公开日期
    .hint = 请在该表单独一格中填写，如 2024-02-05
worksheet-missing = 没有找到“{ $sheet }”
    .hint = 请补上该表，并在表头上方写明规范的表名
worksheet-ties = 没有“{ $sheet }”工作表，自行声明的勾稽不再核对
    .hint = 没有填写过勾稽的，不必处理；填写过的，请从原来的工作簿复制该表
worksheet-ambiguous = 有几张工作表都可能是“{ $sheet }”：{ $names }
    .hint = 请只保留一张，或将其中一张以表号命名
worksheet-hidden = 工作表“{ $name }”是隐藏的，已照常读取
    .hint = 请取消隐藏，并核对内容
worksheet-derived = “{ $sheet }”由明细账汇总得出，本表中的金额不予采用，只采用文字和注
    .hint = 不使用明细账的，请删除“明细账”工作表；使用明细账的，可删除本表
worksheet-unmatched = 工作表“{ $name }”不是版式中的表，没有读取
    .hint = 属于本单位自用的，不必处理；否则请写上规范的表名
measure-differs = 本表写明的金额单位是{ $measure }，版式规定的是{ $wanted }
    .hint = 请将金额换算成{ $wanted }，或更正写明的单位
header-missing = 没有找到“{ $sheet }”的表头
    .hint = 请保留表头各行，栏名使用规范名称
column-missing = 没有找到“{ $column }”栏
    .hint = 请将栏名改为规范名称；全部栏名见 `budgetpress new` 生成的工作簿
column-ambiguous = 有几栏都可能是“{ $column }”：{ $names }
    .hint = 请只保留一栏，其余更改栏名
column-hidden = 第 { $column } 列是隐藏列，已照常读取
    .hint = 请取消隐藏，并核对内容
column-unmatched = “{ $column }”栏不属于本表，没有读取
    .hint = 属于本单位自用的，不必处理
row-missing = 没有找到“{ $words }”一行
    .hint = 请补上该行：第一列写名称，第二列填写内容
row-unmatched = { $what ->
    [nameless] 第{ $row }行有金额，但没有科目名称，没有读取
    [codeless] “{ $words }”没有填写科目编码，同名科目不止一个，该行没有读取
   *[other] “{ $words }”不是“{ $sheet }”的行，没有读取
 }
    .hint = { $what ->
        [nameless] 请填写科目名称；不属于本表的请删除
        [codeless] 请填写科目编码
       *[other] 请改为规范名称；不公开的备注请移到表格右侧
     }
row-without-amounts = “{ $words }”{ $many ->
    [yes] 起连续 { $count } 行没有金额
   *[no] 一行没有金额
 }
    .hint = 请填写金额，没有数的填 0；不属于本表的行，请删除
row-hidden = 第 { $row } 行是隐藏行，已照常计入
    .hint = 请取消隐藏，并核对内容；不属于本表的请删除
row-veiled = 第 { $row } 行有文字{ $look ->
    [struck] 加了删除线
    [pale] 与底色相同
    [tiny] 字号过小，无法看清
   *[blank] 被数字格式隐藏
 }，已照常读取
    .hint = 请核对：作废的请整行删除，需要公开的请改为正常显示
row-doubled = “{ $words }”重复出现
    .hint = 请删除其中一行
remark-unread = “{ $words }”既不是本表的行，也不是注，没有读取
    .hint = 属于“制表人”一类备注的，不必处理；属于注的，请紧接在“注”的下面，一行一条
kind-unknown = “{ $words }”不是行类别
    .hint = 请从下拉列表中选择
section-unknown = 没有名为“{ $words }”的栏目
    .hint = 栏目名称请与版式一致
figure-unknown = 情况说明中没有“{ $words }”这一项
    .hint = 前两列请与 `budgetpress new` 生成的工作簿一致
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
cell-uncomputed = “{ $column }”是公式，没有计算结果
    .hint = 请用 Excel 或 WPS 打开并保存，再重新核对
formula-zero = “{ $column }”是公式，保存的结果为 0，可能尚未计算；已按 0 读取
    .hint = 请用 Excel 或 WPS 打开并核对，另存为 .xlsx
cell-error = 公式出错（{ $value }）
    .hint = 请改正公式，或直接填写
cell-format = 单元格的内容是 { $held }，其数字格式无法识别，不能确定显示的数
    .hint = 请将数字格式改为“常规”或两位小数；日期请改为 2024-02-05 的形式
date-partial = 单元格的内容是 { $held }，只显示“{ $shown }”
    .hint = 请核对；日期应显示年、月、日
cell-covered = 合并单元格遮盖了“{ $words }”，没有读取
    .hint = 请取消合并，并核对内容；不需要的请删除
lines-joined = 单元格中有换行，已合并为一行
    .hint = 读取无误的，不必处理
words-formatted = 单元格显示为“{ $shown }”，与其内容不同（数字格式添加了文字或略去了小数，或者内容是逻辑值）；已按显示的读取
    .hint = 请核对；需要公开的文字，请直接填写在单元格中
name-from-code = “{ $column }”的公式没有计算结果，已按编码取规范名称
    .hint = 名称无误的，不必处理；也可用 Excel 或 WPS 打开并保存
code-number = “{ $value }”是数字，已读作编码 { $code }
    .hint = 编码无误的，不必处理；编码列请设为文本格式
cell-unexpected = 本行没有“{ $column }”这一栏，此处却填有“{ $words }”
    .hint = 请删除，或移到正确的行
cell-unread = 表外的单元格没有读取：“{ $words }”
    .hint = 属于本单位自用备注的，不必处理
amount-hidden = 单元格的内容是 { $held }，显示为 { $shown }，已按显示的读取
    .hint = 因此造成合计不符的，请用 ROUND 函数将金额本身四舍五入
amount-shown = 单元格的内容是 { $held }，{ $how ->
    [nothing] 但不显示
   *[other] 但显示为“{ $shown }”
 }
    .hint = 请填写应公开的金额，数字格式用“常规”或两位小数，金额单位与本表一致
amount-worded = 单元格显示为“{ $shown }”，已读作 { $value }
    .hint = 读取无误的，不必处理；数字格式中不宜带有文字
amount-typed = “{ $value }”是文本，已读作 { $meant }
    .hint = 读取无误的，不必处理
character-dropped = “{ $value }”中有不可见字符（{ $point }），已略去
    .hint = 读取无误的，不必处理；此类字符通常来自复制的文字

# 明细账

ledger-none = 版式“{ $layout }”没有规定各表如何由明细账得出
    .hint = 请直接填写各表
csv-broken = 文件各行的栏数不一致：{ $detail }
    .hint = 请另存为 UTF-8 编码的 CSV，各行栏数与首行相同
csv-too-many = { $what ->
    [columns] 栏目超过 { $limit } 个
   *[rows] 行数、栏数超出明细账可能的规模：逗号、制表符、分号和换行符超过 { $limit } 个
 }
    .hint = 请核对是否为明细账文件；一个部门的明细账至多数万行
csv-ragged = 第 { $line } 行有 { $given } 栏，首行有 { $wanted } 栏
    .hint = 请补齐缺少的栏，或删除多余的逗号；含逗号的金额和文字应加引号
csv-delimiter = 各栏之间用的是“{ $mark }”，不是英文逗号
    .hint = 请将“{ $mark }”改为英文逗号；或用 Excel、WPS 打开，另存为“CSV UTF-8”
ledger-workbook = 明细账是工作簿，此处应为 CSV 文件
    .hint = 请另存为“CSV UTF-8”；或将明细账放入工作簿的“明细账”工作表，直接核对、生成
ledger-blank = “{ $column }”没有填写
    .hint = 每行都应填写；原为合并单元格的，请取消合并并逐行填写
ledger-unknown = { $value } 不是有效的{ $column }
    .hint = 可选：{ $known }
project-missing = “{ $kind }”的明细没有填写项目
    .hint = 请填写项目名称
project-unexpected = “{ $kind }”的明细不应填写项目
    .hint = 请删除项目名称，或更正支出类别
csv-gb18030 = 文件不是 UTF-8 编码，已按 GB 18030 读取
    .hint = 名称无误的，不必处理
csv-utf16 = 文件是 UTF-16 编码，已按 UTF-16 读取
    .hint = 名称无误的，不必处理
ledger-column = 第 { $number } 栏{ $titled ->
    [no] 没有栏名
   *[other] （“{ $column }”）不是明细账的栏
 }，没有读取；第 { $row } 行的内容为“{ $words }”
    .hint = 内容为单位、项目等的，请将栏名改为规范名称；内容为备注的，不必处理
ledger-total = “{ $words }”一行与各行之和相符，没有重复计入
    .hint = 不必处理；明细账不需要合计行
ledger-total-differs = “{ $words }”一行为 { $amount }，与其上或其下各行之和都不符；全部各行之和为 { $sum }
    .hint = 请核对是否缺少明细；明细账不需要合计行，可删除本行
ledger-doubled = 金额为 { $amount } 的明细重复出现
    .hint = 请删除其中一行；确为两笔的，不必处理
account-coarse = { $code } 与其下级科目都有明细
    .hint = 请将金额记入最低一级科目
unit-missing = 自本行起有 { $count } 行没有填写单位，其他行已填写
    .hint = 请逐行填写单位；全部属于本部门的，可以都不填写
goal-differs = 项目“{ $project }”的绩效目标与前面的行不同
    .hint = 绩效目标请只填写在一行，或各行填写一致
table-superseded = “{ $sheet }”没有读取，改由明细账汇总得出
    .hint = 不必处理；只需保留一种的，请删除该表或明细账
words-missing = “{ $line }”没有填写“{ $column }”
    .hint = 请在该项目的一行明细中填写
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

merge-layout = 该单位预算使用的版式是“{ $layout }”（{ $measure }），部门使用的是“{ $wanted }”（{ $wanted_measure }）
    .hint = 请先将该单位预算改为部门的版式：不同版式的表不能相加
merge-year = 该单位预算的年度是 { $year } 年，部门预算的年度是 { $wanted } 年
    .hint = 请指定该单位 { $wanted } 年的文件
merge-unit-twice = “{ $unit }”在第 { $number } 个文件和第 { $other } 个文件中重复
    .hint = 每个单位只指定一次；确为两个单位的，请更正单位名称
merge-unit-own = { $what ->
    [file] { $unit } 是部门本身的文件，不应列入所属单位
    [whole] “{ $unit }”是部门本身：其表中含有一并汇总的其他单位
   *[name] 有一个所属单位与部门同名：“{ $unit }”
 }
    .hint = { $what ->
    [name] 属于整个部门的（如以前汇总的结果），请去掉，否则全部重复计算；属于部门本级的，不必处理
   *[other] 请去掉，否则全部重复计算
 }
merge-unit-headed = “{ $sheet }”中有单位“{ $unit }”的行，“{ $other }”的预算中也有
    .hint = 各单位预算只列本单位的行；请删除其他单位的行
merge-kind = “{ $name }”在此处是 { $kind }，在“{ $other }”的预算中是 { $known }
    .hint = 请更正其中一处
merge-name = { $code } 在此处名为“{ $name }”，在“{ $other }”的预算中名为“{ $known }”
    .hint = 两处请使用规范的科目名称
merge-words = “{ $line }”一行在此处填写“{ $words }”，在“{ $other }”的预算中填写“{ $known }”
    .hint = 该行由各单位共用：请填写一致，或分别命名
merge-date = 此处的日期是 { $date }，“{ $other }”的预算中是 { $wanted }
    .hint = 截止日期不同的金额不能相加；请统一日期
merge-figure = { $title }：填写的是 { $stated }，各单位之和是 { $made }
    .hint = 请删除填写的数，或核对各单位
merge-notes = “{ $sheet }”的注各单位不同，已采用版式的注
    .hint = 需要另写的，请写在 --with 所指文件的 "sheets" 中
merge-superseded = 本文件中的表没有采用：各表由所属单位相加得出
    .hint = 不必处理；也可删除表中的行
merge-ties = 该预算自行声明的 { $count } 条勾稽没有采用：只对本单位成立
    .hint = 部门的勾稽请写在 --with 所指文件的 "ties" 中
merge-tables = 有的单位没有附明细账（{ $units }），已按公开的表相加
    .hint = 各单位都附明细账的，每个金额只舍入一次
merge-transfer = { $title }：{ $payers } 支出 { $paid }，{ $receivers } 收入 { $received }；没有抵销
    .hint = 部门内部单位之间的往来在部门总数中重复计算；请查明属于内部往来的金额，从收支两方扣除
merge-unit-apart = “{ $unit }”的金额半数在 { $own }{ $measure }以上，其他单位半数在 { $others }{ $measure }以上：该单位疑似以元填写
    .hint = 请核对该单位各表的金额单位
merge-unit-wrong = “{ $unit }”的金额有 { $count } 处相互矛盾，汇总后也会如此
    .hint = 请用 `budgetpress check` 查看各处，先行更正
merge-tails = 有 { $count } 处，{ $units } 个单位的尾差累计超过一份预算可能的尾差
    .hint = 请改用各单位的明细账汇总；或对汇总结果运行 `budgetpress check`，逐处处理
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
    .rule = 合计等于各分项之和：版式规定为其他栏之和的栏、合计行、单位等于其下各行之和、科目等于其下一级科目之和。数据中的行都应计入合计，第一个单位之前的行也不例外。依据：表内合计，版式的结构。例：合计 2,211.22，各类之和 2,312.23。
tie = “{ $title }”不成立：{ $lacking ->
    [left] { $absent }无此行，对应金额为 { $right }
    [right] { $absent }无此行，对应金额为 { $left }
   *[none] { $left } 与 { $right } 相差 { $apart }（允许尾差 { $bound }）
 }
    .hint = 请核对所列单元格；同一数据在各表应当一致
    .rule = 同一数字在各表一致，表间之和相符：版式规定的各项勾稽。同一数字在两处必须相等。依据：表间勾稽关系。例：表6合计 2,211.22，表5基本支出 2,211.32。
tie-own = “{ $title }”不成立：{ $left } 与 { $right } 相差 { $apart }（允许尾差 { $bound }）
    .hint = 请核对这些单元格，或更正数据中声明的勾稽
    .rule = 数据在 "ties" 中自行声明的勾稽成立：部门知道相符、版式无从规定的勾稽，如某项目与列支该项目的各科目。依据：数据文件。例：业务用房物业管理费 278.66 = 表7 的 30209 + 30213。
tie-unknown = 勾稽中的“{ $name }”在表中找不到
    .hint = 请更正（写作 表/行/栏，行用键、编码或名称；或 figures/主题/字段），或删去这条勾稽
    .rule = 数据声明的勾稽，每一项都能在表中找到。例：表7 没有 30299 行，却写了 7/30299/budget。
amount-differs = { $title }：文字中为 { $left }，表中为 { $right }，相差 { $apart }
    .hint = 请删除填写的金额，文字将引用表中的数
    .rule = 为文字填写的金额（照原样印出）与表中相等：同一数字在两处必须相等。依据：表文一致。例：文字收入预算 326.47，表1 为 3,264.71。
tail-unlikely = { $title }：{ $left } 与 { $right } 相差 { $apart }，未超过允许尾差 { $bound }，但不大可能由四舍五入造成
    .hint = 请核对这些单元格
    .rule = 差额在允许尾差之内，但超过三倍标准差：n 个各自四舍五入的数，其和相差很少超过末位的 3·√(n/12) 个单位。例：15 个数相差 0.05。
percent-differs = 给定的幅度为 { $stated }%，按公开数计算为 { $computed }%
    .hint = 请删去给定的幅度，或核对金额
    .rule = 填写的增减百分比与按公开数计算的结果（四舍五入到所填位数）一致。例：填写 46.08%，计算为 46.07%。
previous-negative = 按所填增减额推算，上年数为 { $previous }（本年数 { $current }）
    .hint = 请核对增减额；减少的填负数
    .rule = 由增减额推算的上年数不为负数，否则无法计算增减幅度。例：本年 100 万元，比上年增加 150 万元。
year-jump = “{ $title }”本年 { $current }{ $measure }，上年 { $previous }{ $measure }，{ $way ->
    [up] 是上年的 { $times } 倍
   *[down] 上年是本年的 { $times } 倍
 }
    .hint = 请核对上年数及其单位（元、万元）；情况属实的，请在主要原因中说明
    .rule = 与上年相比，金额一般不超过上年的十倍，也不低于上年的十分之一（本年或上年为零的、不足 10 万元的除外）。例：上年 12 万元误填 120000，减幅为 99.99%。
line-repeated = 本表中“{ $name }”重复出现
    .hint = 请合并为一行
    .rule = 同一张表（同一单位之下）每个科目、单位、项目只出现一次。例：表6中 [30201]办公费 出现两次。
level-missing = 本表有 { $code }，但没有其上一级 { $above }
    .hint = 请补上 { $above } 行，金额为其下各科目之和
    .rule = 表中有下级科目，同一单位下就有其上一级科目：有项必有款，有款必有类。依据：政府收支分类科目。例：有 30701 而无 307。
name-differs = { $code } 在此处名为“{ $name }”，在其他地方名为“{ $other }”
    .hint = 请统一为科目的规范名称
    .rule = 同一科目编码全文只有一个名称；版式有规定的，从其规定。例：201 一处为“一般公共服务”，一处为“一般公共服务支出”。
account-unknown = 科目表中没有 { $code }
    .hint = 最接近的是 { $nearest } { $name }
    .rule = 科目都列于当年的政府收支分类科目，科目表随版式提供。依据：政府收支分类科目。例：写了 2010333，科目表中只有 2010303。
account-name = 科目 { $code } 此处名为“{ $name }”，科目表中为“{ $official }”
    .hint = 请改为规范名称，或核对编码
    .rule = 科目名称与当年的政府收支分类科目一致，科目表随版式提供。依据：政府收支分类科目。例：30227 写成“委托费”，应为“委托业务费”。
note-of-nil = 表中有金额，注却写“{ $note }”
    .hint = 请删除该注，或核对金额
    .rule = 有金额的表不带空表说明，词表见版式；版式没有规定空表说明的表，注中指明整张表（本表）的才算。依据：财预〔2016〕143号。例：表中有 47.91，注却称本表为空表。
nil-without-note = 本表为空表，注中没有说明
    .hint = 请加上“{ $note }”，或删除自行填写的注（版式自带说明）
    .rule = 空表应当说明：使用版式自带的注，或者含有版式词表中词语的注。依据：财预〔2016〕143号（没有数据的表格应当列出空表并说明）。
note-of-other-fund = 注中所称的是“{ $other }”，本表是“{ $own }”的表
    .hint = 请更正该注
    .rule = 注中所称的预算与本表一致，词表见版式。例：国有资本经营预算支出情况表注“无政府性基金……故本表为空表”。没有称本表为空表的注可能另有所指，只作警告。
paragraph-repeated = 本段文字重复出现
    .hint = 请删除其中一段
    .rule = 同一段文字不重复出现，“无。”等几个字的除外。例：翻页后第 7 至 11 项又印了一遍。
placeholder = 占位文字“{ $word }”尚未替换为实际内容
    .hint = 请填写
    .rule = 文字中不得留有待填的占位文字，词表见版式。例：XX项目。
year-unlikely = 预算年度填为 { $current } 年，公开日期和文字所指为 { $likely } 年
    .hint = 请先核对预算年度：确为 { $likely } 年的，请更正；否则请更正所列的日期和文字
    .rule = 公开日期、文字中的日期和年份与预算年度一致。只改了预算年度、或漏改预算年度的，作为一个问题列出。例：基本信息写 2023 年，而公开日期为 2024-02-05。
accounts-of-year = 科目名称按 { $listed } 年的科目表核对，本预算为 { $current } 年度
    .hint = 当年科目有调整的，请以当年的政府收支分类科目为准
    .rule = 版式所附的科目表是某一年的；其他年度的预算也按该表核对，予以提示。例：2025 年预算按 2024 年科目核对。
year-old = 文中出现 { $year } 年，本预算为 { $current } 年度
    .hint = 请核对是否沿用了以前的文字
    .rule = 除《》内的文件名及其后的括号外，文中不出现上年以前的年份（2021年、2021-12-31）：此类年份通常来自沿用的文字。例：2024 年预算中写 2021年。
year-other = 文中所称为 { $year } 年的预算，本预算为 { $current } 年度
    .hint = 请改为 { $current } 年，或写明与该年相比
    .rule = 除《》内的文件名、比较和起止年份外，“部门预算”等词前面的年份应为本预算年度，词表见版式。例：2024 年预算中写 2023年度部门预算、2042年部门预算。
personal-number = 文中含有{ $kind ->
    [mobile] 手机号码
    [identity] 身份证号码
   *[account] 银行账号
 }（{ $number }）
    .hint = 请删除，本文件将公开
    .rule = 将公开的文字中不得有身份证号码（GB 11643）、手机号码、银行卡号（ISO/IEC 7812），“账号”等词（词表见版式）之后不得有 12 至 30 位的号码；用空格或连字符分组的、用全角数字书写的同样核查。金额不在此列。例：138 0013 8000。
reason-contradicts = 原因中写“{ $word }”，增减额却是 { $change }
    .hint = 请核对增减额，或修改原因
    .rule = 增减原因（及与预算差异的原因）与增减方向一致：有增减的不写持平，减少的不只写增加的原因。词表见版式。例：增减 12.30 而原因写“与上年持平”。
date-far = { $what ->
    [published] 公开日期
   *[other] 日期
 } { $date } 与预算年度 { $current } 年不匹配
    .hint = 请先核对预算年度，再核对是否沿用了以前的日期
    .rule = 公开日期和文字中的日期在预算年度或其上一年之内；版式规定在以后年度公开的（如部门决算），至公开的年度为止。例：2024 年预算写“截至2022年12月31日”。
self-mixed = 此处称“{ $word }”，其他文字多称“{ $usual }”
    .hint = 请全文统一称谓
    .rule = 文字对本单位只用一种称谓，词表见版式。例：一段写“本单位”，另一段写“本部门”。
unit-slip = { $amount } 是表中 { $meant } 的 { $factor } 倍
    .hint = 请核对位数和金额单位（元、万元）
    .rule = 表外填写的金额不应是表中某数的十倍、百倍、万倍或其分之一，表中也有此数的除外。一两位数字的金额容易巧合，不予核查。例：文字 887.36万元，表中 88.736；194.46万元写成 194.46元。
allow-malformed = “{ $value }”没有写明要认可的问题和理由
    .hint = 请写成 --allow { $code }@位置 --because "理由"，每个问题一次；代码和位置见检查结果
allow-unmatched = 没有可认可的问题：{ $place } 没有 { $code }
    .hint = { $near ->
    [none] 请删去该项；检查结果中没有可以认可的问题
   *[other] 请删去该项，或照检查结果抄写代码和位置；最接近的写法是 --allow "{ $near }"
 }
allow-impossible = { $place } 的 { $code } 不能认可：该处数据未能读取
    .hint = 请更正数据
allow-elsewhere = 没有可认可的问题：本文件中没有可以认可的 { $code }
    .hint = 只有 `budgetpress check` 核对数字和文字所列的问题可以认可；`budgetpress check --explain { $code }` 有说明{ $near ->
    [none] { "" }
   *[other] ；最接近的写法是 --allow "{ $near }"
 }
allow-ambiguous = { $place } 有多个 { $code }
    .hint = 请加上只有其中一个问题所列的单元格：{ $choices }
sheet-none = 文字与数据
cells = 单元格：

# 版式

layout-unknown = 没有名为“{ $layout }”的版式
    .hint = 现有版式：{ $known }
layout-nowhere = { $what ->
    [missing] 文件夹 { $folder } 不存在
    [file] { $folder } 是文件，不是放版式的文件夹
    [layout] { $folder } 是一个版式的文件夹
    [toml] 文件夹 { $folder } 中没有 layout.toml
   *[empty] 文件夹 { $folder } 中没有版式
 }
    .hint = { $what ->
    [layout] 请指定其上一级文件夹：其中有该版式，旁边有 `shared`
    [toml] 请指定版式的文件夹：其中有 layout.toml、main.typ 和各段文字，旁边有文件夹 `shared`
   *[other] 请指定存放版式的文件夹：每个版式一个文件夹，其中有 layout.toml，旁边有文件夹 `shared`
 }
layout-broken = 版式“{ $layout }”有误：{ $detail }
    .hint = 版式的全部错误见 `budgetpress layout check`
template-failed = { $file } 第 { $line } 行：{ $detail }
    .hint = 请更正版式的模板
sheet-unknown = 版式引用了不存在的表“{ $sheet }”
    .hint = 请在 layout.toml 中补上该表，或删去对它的引用
sheet-unplaced = 版式的 { $sheet } { $title } 应印出一次，现为 { $times } 次
    .hint = 请在某一部分的 sheets 或情况说明模板的 @ 之后写明一次
sheet-too-wide = 表过宽，页面放不下：“{ $column }”栏要放 { $value }，缩到 { $size } 磅仍不够
    .hint = 请核对金额；金额无误的，请在版式中加宽该栏
ordinals-few = 版式只有 { $count } 行的序号，此处多出一行
    .hint = 请在版式的 ordinals 中补上序号

# 版式文件

toml-fault = { $fault ->
    [choice] 取值无效，可选：{ $known }
    [missing] 缺少 { $known }
    [twice] 该键重复
    [number] 此处应为数字，不加引号
    [flag] 此处应为 true 或 false，不加引号
    [text] 此处应为文字，放在引号内
    [list] 此处应为列表，如 ["…"]
    [quotes] 文字应放在英文双引号内，如 "perfect"；数字和 true、false 不加引号
    [open] 引号或括号没有闭合
    [line] 一行只写一个“键 = 值”
    [table] 此处应为一节：名称放在方括号内，其下逐行写键
   *[other] 写法有误（{ $detail }）
 }
layout-syntax = TOML 写法有误：{ toml-fault }
    .hint = 请更正该处；通常是引号、括号或逗号有误
layout-encoding = 文件不是 UTF-8 编码
    .hint = 请另存为 UTF-8 编码
layout-key-unknown = 此处没有“{ $key }”这个键
    .hint = 可用的键：{ $known }；见 docs/layout.md
layout-shape = 不符合版式的格式：{ toml-fault }
    .hint = 此处的写法见 docs/layout.md
layout-name = 版式名为“{ $name }”，文件夹名为“{ $folder }”
    .hint = 两者应当相同：数据文件按文件夹名查找版式
layout-folder = 文件夹名“{ $folder }”不能作版式名
    .hint = 请只用英文字母、数字、- 和 _
layout-twice = “{ $name }”重复
    .hint = 名称不得重复，请更改
layout-folio = 页码中应当有且仅有一处 {"{{ number }}"}
    .hint = 请在页码数字的位置写 {"{{ number }}"}
layout-measure = { $what ->
    [margins] 页边距过大，没有版心
    [least] 字号小于 { $least } pt，无法看清
    [size] 字号 { $size } 小于 table.min_size
    [pitch] 行距小于字号：各行会重叠
    [spacing] “{ $key }”不在 0 到 20 之间
    [unit] “{ $unit }”不在 format.measures 中
    [worth] 金额单位“{ $unit }”的值为零
    [grouping] 分节符会被当成数字的一部分
   *[decimals] 小数最多 6 位
 }
    .hint = 请更正该值
layout-part = 部分“{ $part }”应恰有 sections、sheets、template、text 之一
    .hint = 请给出其中一个
layout-part-optional = 部分“{ $part }”没有数据可以省略的内容
    .hint = 请去掉 optional
layout-kinds = { $what ->
    [about] 文种“{ $kind }”没有说明
    [words] 文种“{ $kind }”的用词与第一种不一致
    [taken] 文种“{ $kind }”的用词不能用“{ $word }”作名称：该名称已被使用
   *[plain] 文种“{ $kind }”的用词“{ $word }”含有花括号
 }
    .hint = 见 docs/layout.md 的 Kinds 一节
layout-office = { $what ->
    [title] 标题中的年份不止一处
   *[unit] 写明单位的一行，前面应有文字，后面应有 {"{{"} unit {"}}"}
 }
    .hint = 见 docs/layout.md 的 Workbooks of offices 一节
layout-figure-measure = 数据项“{ $figure }”的金额单位与 [format] 不同
    .hint = 请改取同一金额单位的表
layout-reference-unknown = “{ $text }”中的引用没有对应的值
    .hint = 请更正；此处可用：{ $known } 和 [kinds] 中的用词
layout-reference-fixed = “{ $text }”：此处的文字照原样印出，其中的引用没有对应的值
    .hint = 请直接写出文字；需要引用数据或单位名称的，请写在使用 template 的部分
layout-reference-literal = “{ $text }”会照原样印出
    .hint = 引用应写成两层花括号，如 {"{{ unit }}"}；不是引用的，请去掉花括号
layout-sheet-unknown = 没有表“{ $sheet }”
    .hint = 请写某个 [[sheet]] 的 id，或增加一张表
layout-file-missing = 文件 { $file } 不存在，或不是 UTF-8 文字
    .hint = 请在 layout.toml 旁边写好该文件，或更正文件名
layout-file-outside = 文件 { $file } 不在版式文件夹之内
    .hint = 请把文件放入版式文件夹，或其旁边的 `shared` 文件夹；链接也不得指向文件夹之外
layout-figure = 数据项“{ $figure }”应在 cell 与 fields 中取其一
    .hint = 取自表格的请写 cell = "表/行/栏"，其余请写 [figures.fields]
layout-figure-budget = 数据项“{ $figure }”写了 budget，但没有可与之比较的金额
    .hint = 请同时写 cell = "表/行/栏"，或去掉 budget
layout-cell-unknown = “{ $cell }”所指的单元格不可能存在
    .hint = 请写“表/行/栏”：表的 id；固定行的 key，有自有行的表也可写科目编码或名称；栏的 key。或写 figures/主题/字段
layout-tie-empty = 勾稽“{ $title }”缺一边
    .hint = 两边各至少应有一个单元格
layout-column = { $what ->
    [none] 表没有栏
    [leaf] 栏“{ $column }”应在 key 与 print 中取其一
    [width] 栏“{ $column }”应有大于 0 的 width
    [group] 栏“{ $column }”下有分栏，不能有 key、print 或 width
   *[reserved] “{ $column }”不能作栏名：该名称用于区分各行
 }
    .hint = 见 docs/layout.md 的“Sheets”一节
layout-lines = { $what ->
    [open] 自有行有两个位置
    [numbered] 有行次的表不能有自有行
    [headless] 没有印出行名称的栏，只能有一个固定行
    [aside] 栏分左右的表，自有行应写 side；不分的不写
   *[fixed] 自有行不能是固定行
 }
    .hint = { $what ->
    [open] 请只保留一处 open = […]
    [numbered] 请将各行都改为固定行，或去掉 print = "number" 的栏
    [headless] 请加上 print = "name" 的栏
    [aside] 请在 open 旁写 side = "left"、"middle" 或 "right"，或去掉 side
   *[fixed] 请只保留 "account"、"unit"、"project" 中的若干种
 }
layout-sum-unknown = “{ $of }”的合计中有“{ $part }”，该项不存在
    .hint = 请写本表某栏或某固定行的 key，或写 "*" 表示自有行
layout-circle = “{ $of }”的合计中又包含其本身
    .hint = 请从循环的合计中去掉该项
layout-ledger = { $what ->
    [missing] 该表由明细账得出，但版式没有 [ledger]
    [measure] “{ $value }”不在 format.measures 中
    [fund] [ledger] 中没有资金性质“{ $value }”
    [kind] [ledger] 中没有支出类别“{ $value }”
   *[code] “{ $value }”不是科目编码
 }
    .hint = { $what ->
    [missing] 请增加 [ledger]，含 measure、kinds、projects、funds
    [code] 请写科目编码开头的数字
   *[other] 请在该处增加，或更正名称
 }
layout-accounts = { $what ->
    [row] 该行没有 classification、code、name、level、parent 各字段：{ $value }
    [code] “{ $value }”不是科目编码
    [level] { $value } 的级次或上级与编码不符
    [orphan] { $value } 排在上级科目之前
    [extends] 引用 { $value } 年的科目表，须写在第一个科目之前
    [base] 同一文件夹中没有科目表 { $value }
    [circle] { $value } 年的科目表又引用了本表
    [absent] 不能删除 { $value }：所引用的科目表中没有该科目
   *[double] { $value } 重复
 }
    .hint = 请更正该行；上级科目应排在前面
layout-extends = { $what ->
    [text] `extends` 应写版式或部件的名称
    [name] “{ $name }”不是版式或部件的名称
    [circle] “{ $name }”又引用了本文件，形成循环引用
    [many] 该版式由超过 { $most } 个文件组成
   *[missing] 没有版式或部件“{ $name }”
 }
    .hint = { $what ->
    [missing] 可用：{ $known }
    [circle] 请删去其中一处 `extends`
    [many] 请合并其中一部分文件
   *[name] 请写版式文件夹的名称；部件 shared/NAME.toml 写作 shared/NAME
 }
layout-inherited = { $what ->
    [entry] 所引用的“{ $list }”中没有名为“{ $name }”的条目
    [before] “{ $list }”中没有可排在其前的另一条目“{ $name }”
    [drop] 所引用的版式中没有“{ $name }”，无法删去
   *[drop-list] `drop` 应为文字列表
 }
    .hint = { $what ->
    [entry] 如修改已有条目，请更正名称；如新增条目，还须写明“{ $whole }”
    [before] 请写已有条目的名称
    [drop] 请按所引用版式的写法，写作 键、表/键、列表/名称 或 列表/名称/键
   *[drop-list] 请写作 drop = ["…"]
 }
layout-list = { $what ->
    [kind] “{ $name }”不是列表
    [circle] 列表“{ $name }”包含自身
    [many] 各列表的条目合计超过 200,000 条，或列表相互包含超过 32 层
   *[unknown] 没有列表“{ $name }”
 }
    .hint = { $what ->
    [unknown] 可用：{ $known }
   *[kind] 见 docs/layout.md 的 Lists 一节
 }
layout-line = { $what ->
    [ordinals] 科目 { $code } 一行没有可用的序号
   *[account] 科目表中没有 { $code }，该行没有名称
 }
    .hint = { $what ->
    [ordinals] 请补充 `ordinals`
   *[account] 请更正编码，或写明该行的 key 和 name
 }
layout-main-missing = 版式没有 main.typ
    .hint = 请编写该文件：引用 shared 中的组件，按顺序排出各部分
layout-shared-missing = 版式旁边没有文件夹 shared
    .hint = 请复制本程序的 layouts/shared，放在版式旁边
layout-notes-missing = 表“{ $sheet }”没有注，空表时没有说明
    .hint = 请增加 nil_notes = ["…"]（空表的说明），或 notes
layout-figure-unused = 情况说明没有用到“{ $name }”
    .hint = 请在模板中使用，或不再要求填写
layout-name-unknown = 没有“{ $name }”
    .hint = 可用：{ $known }
layout-account-unknown = 版式的科目表中没有 { $code }，“{ $cell }”所指的单元格不可能存在
    .hint = 请更正编码；相近的编码：{ $nearest }
layout-specimen = 样本预算与版式矛盾：{ $detail }
    .hint = 由同一明细账得出的金额应当一致：请更正勾稽，或表、栏、行的 ledger
layout-language = { $what ->
    [language] “{ $value }”不是语言代码
    [region] “{ $value }”不是地区代码
   *[words] 工作簿和送印单没有“{ $value }”这种语言，将使用英文
 }
    .hint = { $what ->
    [language] 请写 ISO 639 的小写代码，如 "zh"
    [region] 请写 ISO 3166 的两位大写代码，如 "CN"
   *[words] 现有 "zh" 和 "en" 两种；可以使用英文的，不必处理
 }
layout-template = “{ $text }”无法生成：{ $detail }
    .hint = 此处可用：{ $known } 和 [kinds] 中的用词
layout-heads = { $what ->
    [nameless] 栏“{ $column }”印出编码，但没有印出名称的栏
    [codes] 栏“{ $column }”在此处印出编码，在{ $other }中印出名称
   *[names] 栏“{ $column }”在此处印出名称，在{ $other }中印出编码
 }
    .hint = { $what ->
    [nameless] 请在应印名称的栏中写 print = "name" 或 "label"
   *[other] 两处请写成一致，或更改栏名
 }
layout-checked = 版式没有错误：已用样本预算排版，输出并检验两种版本，共 { $pages } 页。
layout-exported = 版式 { $layout } 已写入 { $folder }；用 --layouts { $folder } 即按此副本排版。
layout-checked-but = 版式可用；警告 { $warnings } 条。
specimen-unit = 某市为检验版式而设立的名称很长需要折行的事务管理与公共服务保障中心
specimen-project = 第{ $number }号信息系统建设运行维护与公共服务能力全面提升工程项目
specimen-paragraph = 这一段代表部门自己写的文字，长度足以折行，用来检验版式在正文里断行、分页是否妥当。
specimen-goal = 按期完成各项工作任务，工程质量达到合格标准，服务对象满意度逐年有所提高。
specimen-reason = 按工作计划安排有关支出

# 字体

fonts-not-found = 没有找到字体文件夹（查找过：{ $looked }）
    .hint = 请用 --fonts DIR 或 BUDGETPRESS_FONTS 指定
fonts-folder = 无法读取 { $path }：{ $reason ->
    [missing] 文件不存在
    [folder] 它是文件夹
    [denied] 没有权限
    [full] 磁盘已满
    [file] 路径中应为文件夹的是文件
    [special] 它不是普通文件，而是管道、套接字或设备
   *[other] { $detail }
 }
    .hint = 请指定含有 roles.toml 的文件夹
fonts-roles = { $path } 有误：{ $detail }
    .hint = 请改正 roles.toml
fonts-role-empty = { $folder } 中没有可用作{ $title }（{ $role }）的字体
    .hint = 请放入 roles.toml 所列的任一字体
glyph-missing = 没有字体含有“{ $character }”（{ $point }，第 { $position } 字）
    .hint = 请更正该字，或在 roles.toml 的“生僻字”中加入含有该字的字体（或用 --system-fonts）
glyphs-unchecked = 没有字体文件夹，未检查各字是否有字形
    .hint = 生成时会检查；需要在此时检查的，请用 --fonts DIR 指定字体文件夹
glyph-missing-text = 没有字体含有“{ $character }”（{ $point }），在文字“{ $text }”的第 { $position } 字
    .hint = 请更正数据或版式中的文字，或加入含有该字的字体
fonts-complete = 数据中的每个字都有字形。
font-none = 无（可不配置）
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
ticket-cover-paper = 封皮用纸
    .value = 纸张 ____________________  克重 ________ 克/平方米
ticket-lamination = 封皮覆膜
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
    .hint = 警告可能意味着页面有误，因此没有输出；请更正版式
folio-wrong = 第 { $page } 页：页码应为“{ $wanted }”，印成“{ $printed }”
    .hint = 请改正版式的页码设置；版式为程序自带的，请报告
contents-wrong = 目录中“{ $text }”的页码印成“{ $stated }”，实为 { $page }
    .hint = 这是版式或程序的缺陷，请连同数据一并报告
text-faint = 第 { $page } 页：“{ $text }”颜色太浅，无法辨认
    .hint = 请在版式中加深文字的颜色
text-small = 第 { $page } 页：“{ $text }”字号太小，无法辨认
    .hint = 请缩短文字，或在版式中加大字号
page-size = 第 { $page } 页的尺寸与版式不符
    .hint = 请改正版式的页面尺寸
glyph-unset = 第 { $page } 页：“{ $text }”中的“{ $character }”没有字形
    .hint = 请更换该字符，或为该角色选用有此字形的字体
glyph-ambiguous = 第 { $page } 页：{ $one } 与 { $other } 在所用字体中同形，从文件中复制时会互相混淆
    .hint = 全文请统一使用其中一个
text-outside = 第 { $page } 页：“{ $text }”超出版心
    .hint = 请缩短该处文字，或改正版式
text-across-rule = 第 { $page } 页：“{ $text }”超出单元格边线
    .hint = 请缩短不能断行的词，或在版式中加宽该栏
text-overlap = 第 { $page } 页：“{ $text }”与“{ $other }”重叠
    .hint = 请缩短该处文字，或改正版式
sheet-lost = 没有印出 { $sheet }
    .hint = 请改正版式：其 Typst 文件遗漏了该表
sheet-doubled = 第 { $page } 页：{ $sheet } 重复印出
    .hint = 请改正版式：其 Typst 文件将该表印了两次
sheet-stray = 第 { $page } 页：印出了文件中没有的表格
    .hint = 请改正版式：它印出了数据中没有的表格
header-lost = 第 { $page } 页：{ $sheet } 缺表头“{ $header }”
    .hint = 请改正版式：每页各行之上都应有表头
sheet-differs = 第 { $page } 页：{ $sheet }{ $what ->
    [missing] 缺第 { $row } 行“{ $name }”
    [doubled] 第 { $row } 行“{ $name }”重复印出
    [more] 第 { $column } 栏“{ $header }”：多印了“{ $printed }”
    [blank] 第 { $row } 行“{ $header }”栏：应为“{ $wanted }”，印成空白
   *[cell] 第 { $row } 行“{ $header }”栏：应为“{ $wanted }”，印成“{ $printed }”
 }
    .hint = 请缩短该处文字，或改正版式中这张表的排法
text-lost = 第 { $page } 页：{ $what ->
    [nothing] 没有印出“{ $text }”
   *[other] 应印“{ $text }”处没有印出，该处是“{ $printed }”
 }
    .hint = 请缩短该处文字，或改正版式
text-stray = 第 { $page } 页：{ $what ->
    [doubled] 文字重复印出
   *[stray] 印出了数据和版式中没有的文字
 }：“{ $text }”
    .hint = 请改正版式：它印出了数据和版式用语以外的文字
export-failed = 无法输出文件：{ $detail }
    .hint = 请核对上述内容；仍无法解决的，请连同数据一并报告
print-unfit = 第 { $page } 页有印刷版不能使用的颜色：{ $what }
    .hint = 版式中的颜色请一律使用 shared/theme.typ 的 `ink`、`red-ink`、`tint`
print-profile-missing = PDF/X-4 需要印刷厂提供的 ICC 特性文件
    .hint = 请用 --icc 文件 指定，或改用 x-1a
print-profile-unknown = 该文件采用 PDF/X-4，没有指定与印刷厂约定的 ICC 特性文件：已按文件内嵌的“{ $name }”检验
    .hint = 请用 --icc 文件 指定印刷厂提供的特性文件，或写入 budgetpress.toml，以便核对
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
    [range] print.{ $key } = { $value } 超出范围：应在 { $least } 到 { $most } 毫米之间
    [outside] print.inside = { $value } 使切口只剩 { $left } 毫米，至少要 { $least } 毫米
    [turned] print.turn_tables：订口 { $value } 毫米使表格的切口只剩 { $left } 毫米，至少要 { $least } 毫米
    [head] print.turn_tables：表格下方距纸边 { $value } 毫米处要放页码，上方只剩 { $left } 毫米，至少要 { $least } 毫米：表格太宽
    [back] print.back：封底文字“{ $value }”中有字体没有的字
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
file-left = 提示：{ $path } 不是本次写出的，可能由以前的数据或设置生成
spine-measured = 提示：书脊宽 { $spine } 毫米；用 --inner 指定印刷版，可判定与页数是否相符
settings-encoding = { $path } 不是 UTF-8 编码
    .hint = 请另存为 UTF-8 编码
settings-key = { $path } 第 { $line } 行第 { $column } 列：此处没有“{ $key }”这个键
    .hint = 可用的有：{ $known }；参见 docs/cli.md 的 Print options 一节
settings-broken = { $path } 第 { $line } 行第 { $column } 列：{ toml-fault }
    .hint = [print] 中应写什么，见 docs/cli.md 的 Print options 一节
output-several = 这样会生成多个文件，不能都输出到标准输出
    .hint = 请用 -o 指定文件名

# 验收 PDF

pdf-unreadable = { $fault ->
    [empty] 文件为空
    [header] 不是 PDF 文件
    [trailer] 文件无法作为 PDF 读取：文件尾缺失或无效，文件不完整或已损坏
    [structure] 文件不能作为 PDF 读取：目录对象或页面已损坏
   *[reader] 文件不能作为 PDF 读取：文件损坏，读取失败
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
page-tangled = 第 { $page } 页无法绘制：其图案、字形或虚线无限循环
    .hint = 请查明文件来源
inspect-stand-in = 提示：{ $fonts } 未嵌入文件，页面图片以其他字体代替

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
    .hint = 请向公开单位索取原件
    .rule = 追加的内容由交叉引用所列的对象依次组成，每次更新以自己的交叉引用结尾，没有多余字节。依据：ISO 32000-1 第 7.5.6 条。
revision-change = 文件写成之后，对象 { $object }（{ object-kind }{ $page ->
    [none] { "" }
   *[other] ，第 { $page } 页
 }）被改动：{ $what ->
    [key] { $detail } 已变更或新增
    [field] 不是签名域
    [metadata] 与原文档所述不同
    [unknown] 与签名无关
    [unreadable] 无法读取
   *[changed] 签名不应改动该对象
 }
    .hint = 请勿采信该文件所显示的内容，并向公开单位索取原件
    .rule = 追加的内容只用于签名：签名域及其注释、表单、证书资料，以及保存时间和软件名称；其余一律与原来相同。依据：ISO 32000-1 第 12.7、12.8 条。
revision-range = 签名 { $field } 没有覆盖从文件开头到该次更新结尾的全部内容
    .hint = 请勿采信该签名，并向公开单位索取原件
    .rule = 签名覆盖此前及本次更新的全部字节，签名值本身除外（ByteRange）。依据：ISO 32000-1 第 12.8.1 条。
revision-unsigned = 文件的第 { $revision } 版没有被签名覆盖
    .hint = 请向公开单位索取原件
    .rule = 最后一个签名之后只能有证书资料。依据：ISO 32000-1 第 12.8 条；ETSI EN 319 142-1。
revision-covers = 签名 { $field } 盖住第 { $page } 页的文字，位置为 { $box }（距左下角，单位 pt）：“{ $text }”
    .hint = 请将签章放在空白处
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
    .hint = 请勿采信该文件所显示的内容，并向公开单位索取原件
    .rule = 文件中每个对象都与程序按所附数据写出的一致。从文档目录起逐一对照，与对象的编号和次序无关。
verify-on-page = { $page ->
    [none] { "" }
   *[other] ，第 { $page } 页
 }
verify-attachment = 附件 { $name } { $what ->
    [twice] 有多份，内容不同
    [digest] 的校验值与文档所写不符
    [missing] 缺失
   *[other] 与程序按这些数据写出的不一致（对象 { $object }）
 }
    .hint = 请勿采信所附数据，并向公开单位索取原件
    .rule = 每个附件只有一份，与程序按数据写出的逐字节一致；数据的校验值与文档所写一致。
verify-bytes = 各对象内容相同，但文件自第 { $offset } 字节起不同；文件共 { $bytes } 字节，重新生成的为 { $wanted } 字节：文件经其他软件另存
    .hint = 请向公开单位索取原件
    .rule = 文件与程序写出的逐字节一致。经其他软件另存的文件可能看起来相同，但无法证明在各种阅读软件中都相同。
verify-more = 另有 { $count } 个对象不同
    .hint = 请向公开单位索取原件
    .rule = 不同之处较多时，只列出较严重的。
verify-unrecorded = 文件没有写明生成时所用的软件、版式和字体，已与本程序按默认选项生成的文件比较
    .hint = 本版本及以后版本生成的文件才有此项记录；请公开单位重新生成
    .rule = 文件写明生成时所用的软件、版式、字体和选项（公开版见所附 build.json，印刷版见文档信息）。没有写明的，差异也可能来自其他版本、版式、字体或选项。
verify-record = 文件中的生成记录无法读取
    .hint = 请用生成该文件的 budgetpress 版本核验；版本相同的，说明文件已被改动
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
verify-data-needed = 印刷版及其封皮不附数据，不能单独核验
    .hint = 请指定所依据的数据：--data budget.json，或公开版：--data budget.pdf
    .rule = 印刷版按指定的数据重新生成。
verify-data-other = 这不是生成该文件的数据：关键词所写的 SHA-256 为 { $stated }，指定数据的为 { $own }
    .hint = 请指定生成该文件的数据；公开版内附有
    .rule = 文档写明规范数据的校验值。
verify-data-spare = 公开版按其所附数据重新生成
    .hint = 请去掉 --data；如需与其他数据核对，请用 `budgetpress inspect --against`
    .rule = 公开版用自身所附数据证明。
verify-data-none = 文件没有附预算数据，无法重新生成
    .hint = 只能核验 budgetpress 生成的文件；其他文件请用 `budgetpress inspect`
    .rule = 公开版附有数据 budget.json。
verify-data-unread = 所附数据不能作为预算读取：{ $detail }
    .hint = 请向公开单位索取原件
    .rule = 所附数据是规范格式的预算。
verify-unbuilt = 所附数据无法重新生成文件：{ $detail }
    .hint = 生成时使用了其他版式或字体的，请予指定
    .rule = 所附数据能通过生成的各道步骤。
verify-profile = 文件内没有生成记录所写的 ICC 特性文件
    .hint = 请向印刷厂或公开单位索取原件
    .rule = PDF/X-4 文件内含印刷条件的特性文件。
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
        [header] 文件头不是该版本应有的文件头 { $detail }
        [bytes] 偏移量{ $detail }处的数据不属于任何对象
        [number] 同一对象出现两次，或者无法读取
        [index] 交叉引用与对象的实际位置不符
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
        [faint] 与纸张颜色相近的文字或线条
        [outside] 页面以外的文字“{ $detail }”
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
    .rule = 注释只有链接，指向文内页面或 https 网址，都有替代文字（Contents）。依据：ISO 14289-1 第 7.18.5 条，公开的要求。
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
    .rule = 使用设备颜色的，应有特性文件与之对应的输出意图。依据：ISO 19005-3 第 6.2.4.3 条。
release-action = 文件含有动作或脚本：{ $kind }，位于对象 { $object }
    .hint = 请查明文件来源，并重新输出
    .rule = 没有脚本，除链接外没有动作，打开时不执行任何操作（OpenAction、AA）。检查所有对象。依据：ISO 19005-3 第 6.5、6.6.1 条，公开的要求。
release-attachment = 附件 { $name } 缺少 { $lacking }
    .hint = 请重新输出
    .rule = 每个附件都有媒体类型、与文档的关系（AFRelationship）、说明，并与文档关联。依据：ISO 19005-3 第 6.8 条。
release-data = { $what ->
    [unstated] 关键词没有写明所附数据 { $name } 的校验值
    [missing] 关键词写明了数据的校验值，但文件中没有该数据
   *[exchanged] 所附数据 { $name } 的校验值与关键词所写不符
 }
    .hint = 请重新输出；数据已被调换的，不得公开
    .rule = 生成文档所用的数据附在文件内（Source），其 SHA-256 与关键词所写一致，调换任何一方都会被发现。依据：公开的要求。
release-overlap = 第 { $page } 页有 { $count } 个字重叠，如“{ $one }”与“{ $other }”
    .hint = 请查看该页并重新排版
    .rule = 文字不重叠。验证器不检查这一点。依据：曾有长表在页脚挤成一行，而所有验证器都予通过。
release-draft = 第 { $pages } 页有斜贯页面的文字（草稿标记）
    .hint = 请去掉 --draft，重新生成
    .rule = 没有标为草稿的页，即没有斜贯页面的文字。验证器不检查这一点。
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
    [profile] 输出意图没有 CMYK 特性文件
    [other] 输出意图中的特性文件不是印刷厂提供的
   *[info] 输出意图缺少名称或说明
 }
    .hint = 请向印刷厂了解印刷条件，并重新输出印刷版
    .rule = 有且仅有一个输出意图（GTS_PDFX），写明已登记的印刷条件，或带有特性文件。依据：ISO 15930-4。
print-metadata = 文档信息缺少 { $key }
    .hint = 请重新输出印刷版
    .rule = 有标题、日期、Trapped 和文件标识。依据：ISO 15930-4。
print-trim = 第 { $pages } 页的成品尺寸不是 { $width } × { $height } mm
    .hint = 请按纸张尺寸重新输出印刷版；装订方式不同的，请用 --binding 或 --settings 说明
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
    .rule = 图文到达裁切线的，应延伸至出血范围，以免裁切偏差露白。依据：行业惯例。
print-safety = 第 { $pages } 页有内容距裁切边不足 { $safety } mm
    .hint = 请向内移
    .rule = 除出血的内容外，裁切边附近没有内容，以免被裁掉。依据：行业惯例。
print-pages = { $what ->
    [count] 有 { $count } 页，应为 { $wanted } 页
    [multiple] 共 { $count } 页，不是 { $multiple } 的倍数
   *[folio] 第 { $pages } 页是空白页，却有页码
 }
    .hint = 请在封底之前补空白页，不加页码；装订方式不同的，请用 --binding 或 --settings 说明
    .rule = 页数合整张：骑马订为 4 的倍数，胶装为 2 的倍数。空白页没有任何内容。依据：行业惯例。
print-colour-space = 第 { $pages } 页有不能用于印刷的颜色：{ $paint }
    .hint = 请重新输出印刷版；图像须为灰度或 CMYK
    .rule = 内容、表单、图案和图像只用 DeviceGray、DeviceCMYK 和约定的专色。带特性文件的灰色会印到四块版上。依据：ISO 15930-4。
print-black = 第 { $pages } 页有既不是单色黑、也不是规定红色的颜色：{ $paint }
    .hint = 请只用单色黑或版式规定的红色
    .rule = 文字、线条和色块只用单色黑，或红色（M80 Y80）。依据：GB/T 9704—2012。
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
print-draft = 第 { $pages } 页有斜贯页面的文字（草稿标记）
    .hint = 请去掉 --draft，重新生成
    .rule = 没有标为草稿的页，即没有斜贯页面的文字。验证器不检查这一点。
print-cover = { $what ->
    [inner] 内文文件不是能完整读取的印刷版
    [other] 标题或数据与内文的印刷版不同
   *[spine] 封皮宽 { $stated } 毫米；内文 { $count } 面、书脊 { $spine } 毫米，应为 { $wanted } 毫米
 }
    .hint = 请一次生成封皮和印刷版，并写明生成时的装订方式和设置
    .rule = 封皮与内文一致，书脊与内文同厚。依据：行业惯例。
against-data = PDF 由另一份数据生成：文件所写校验值为 { $stated }，该数据的校验值为 { $wanted }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = PDF 所写的数据校验值与该数据一致。
against-lost = 第 { $page } 页：文字“{ $text }”与数据不一致：印为“{ $printed }”，应为“{ $wanted }”
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 文件的每段文字都依次在 PDF 中。
against-stray = 第 { $page } 页：{ $what ->
    [doubled] 这段文字重复出现
   *[stray] 这段文字不在数据中
 }：“{ $text }”
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 没有数据之外的文字，也没有重复的文字。
against-contents = 目录中“{ $text }”的页码为第 { $stated } 页，实际在第 { $page } 页
    .hint = 请重新生成 PDF
    .rule = 目录的页码与标题所在页一致。
against-sheet = { $what ->
    [lost] 没有表格 { $sheet }
    [doubled] 第 { $page } 页：表格 { $sheet } 重复出现
    [header] 第 { $page } 页：表格 { $sheet } 缺少表头“{ $header }”
   *[stray] 第 { $page } 页有数据中没有的表格
 }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 文件的每个表格都在 PDF 中，每页都有表头。
against-cell = 第 { $page } 页：{ $sheet } { $what ->
    [missing] 缺第 { $row } 行“{ $name }”
    [doubled] 第 { $row } 行“{ $name }”重复
    [more] 第 { $column } 列多出“{ $printed }”
    [blank] 第 { $row } 行“{ $name }”第 { $column } 列为空白，应为“{ $wanted }”
   *[cell] 第 { $row } 行“{ $name }”第 { $column } 列印为“{ $printed }”，应为“{ $wanted }”
 }
    .hint = 请用该数据重新生成 PDF，或与生成 PDF 的数据对照
    .rule = 每个表格的每个单元格都在 PDF 中出现一次，栏与行序正确。
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
    .hint = 请用该数据重新生成 PDF
    .rule = 书签和链接与目录一致，指向标题所在页；语言和标题与数据一致。依据：公开的要求。
against-aloud = { $what ->
    [tables] 结构中有{ $printed }张表，数据中有{ $wanted }张
    [cell] { $sheet }：第{ $number }格读作“{ $printed }”，应为“{ $wanted }”
    [summary] { $sheet }：表格说明是“{ $printed }”，应为“{ $wanted }”
   *[heading] 第{ $number }个标题读作“{ $printed }”，应为“{ $wanted }”
 }
    .hint = 请用该数据重新生成 PDF
    .rule = 各表的单元格在结构中依次排列，表头单元格及其跨行、跨列数与数据一致；标题的级别和文字与数据一致。依据：ISO 14289-1第7.2、7.5条。
against-file = { $what ->
    [missing] 文件中没有附件 { $name }
    [described] 附件 { $name } 的类型、与文档的关系或说明与应有的不符
   *[differs] 附件 { $name } 与数据不符
 }
    .hint = 请用该数据重新生成 PDF
    .rule = 附件与页面的数据一致。依据：公开的要求。
against-overlap = 第 { $page } 页有 { $count } 个字重叠，如“{ $one }”与“{ $other }”
    .hint = 请查看该页并重新排版
    .rule = 文字不重叠。

# 规则

language = zh-CN
report-title = 数字核对报告
report-counts = { $exact } 项完全相等，{ $tail } 项有尾差，{ $error } 项不符。
report-accepted = 已认可的问题
rules-title = `budgetpress check` 的规则
rules-intro = 由测试从提示文本生成。逐条查看：`budgetpress check --explain 代码`；`tests/cases/代码` 中有违反该条的最小数据和更正后的数据。
gates-title = `budgetpress inspect` 的规则
gates-intro = 逐条查看：`budgetpress inspect --explain 代码`。公开关口的规则以 `release-` 开头，印刷关口以 `print-` 开头，与数据的对照以 `against-` 开头。各条规则已验证能发现的缺陷，见 `docs/gates.md`。
rule-unknown = 没有规则 { $code }
    .hint = 现有规则：{ $known }
code-explained = { $code }：{ $text }
 办法：{ $hint }
 作为警告或提示并指明数据中的位置时，可用 --allow 认可；作为错误时不能认可，须更正。
rule-of-file = 本条检查已生成的 PDF，检查出的问题不能用 --allow 认可。

# 完成

verdict = { $some ->
    [none] 没有错误和警告
   *[some] 错误 { $errors }、警告 { $warnings }
 }：{ $outcome }
verdict-publication = { $fit ->
    [yes] 可以公开
    [warned] 可以公开，但请逐条核实警告
    [unchecked] 未检查字形，检查后才能确定可否公开
   *[no] 不能公开
 }
verdict-printing = { $fit ->
    [yes] 可以付印
    [warned] 可以付印，但请逐条核实警告
   *[no] 不能付印
 }
verdict-comparison = { $fit ->
    [yes] 与数据相符
    [warned] 与数据相符，但请逐条核实警告
   *[no] 与数据不符
 }
unevaluated = 另有 { $count } 项勾稽因所涉数据未能读取而没有核对；更正读取错误后，请再核对一次。
checked = 数字相符：{ $exact } 项完全相等，{ $tail } 项有尾差。
checked-but = { $exact } 项完全相等，{ $tail } 项有尾差；{ $error } 项不符，已列为警告或经认可。
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
format-intro = 由 `budgetpress schema --markdown` 生成。`?` 表示可以不写；`…` 表示列表中的每一项；表中的行分几种，由括号中的项区分：`…(code)` 是带 `code` 的行。金额写成带引号的文字，单位与表中相同，含义中另有说明的从其说明：`"3264.71"`，小数位数不多于所印。
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
about-written = `convert` 写入的标记，用于判断文件生成以后是否改动；可以不写
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
about-amount = 填写的金额，代替表中的数印出；应与表中相同
about-ties = 自行声明的勾稽，在版式所列之外
about-tie-title = 该勾稽的说明
about-tie-left = 左边各单元格：`表/行/栏`（行用键、编码或名称），或 `figures/主题/字段`
about-tie-right = 右边各单元格
about-percent = 填写的增减百分比，代替计算的数
about-reason = 增减的主要原因
about-budget-reason = 与预算数差异的主要原因

# 工作簿说明

manual-title = 工作簿：版式
manual-intro = 由 `budgetpress schema --workbook` 生成，供其他程序生成工作簿时参考；空白的工作簿由 `budgetpress new` 生成。以下列出各工作表、表头和各行的文字，右边是所对应的数据文件的项（见 docs/format）。各表按版式中的次序排列；只读取以下各工作表。
manual-worksheet = 工作表
manual-row = 第一栏；第二栏填写
manual-first = 第一栏
manual-second = 第二栏；第三栏填写
manual-column = 栏
manual-line = 行
manual-rules = 读取规则
manual-rule-1 = 工作表可以改名、调换次序：先按表名（标题行，前后可另有年份、单位）识别，再按工作表名识别。有几张同样符合的，报错。隐藏的工作表照常读取，并有警告。
manual-rule-2 = 比较表名、栏名、行名时，不计全角半角、空格、换行和引号；栏名可加括号写明单位，可加或不加“其中：”；栏的次序不限；分组的栏名可以合并单元格，可以只写在首栏上方，也可以不写。
manual-rule-3 = 不属于本表的栏、表外的单元格不读取，并有提示；缺少栏，或有两栏同样符合的，报错。
manual-rule-4 = 表头以上可以有其他行；表头与各行之间、各行之间可以有空行。隐藏的行、列，加了删除线、与底色相同、字号过小的文字照常读取，并有警告；被合并单元格遮盖的不读取，并有警告。
manual-rule-5 = 有两种以上自有行的表，“行类别”栏写明每行的类别；没有该栏的，有编码或名称在科目表中的是科目，名称在前面各表中作为单位出现过的是单位，其余是项目。
manual-rule-6 = 科目编码可以是文本或数字，可以与名称写在同一单元格（2010301 行政运行、[2010301]行政运行）；只写编码或只写名称的，按科目表补全。
manual-rule-7 = “注：”所在的行是注，其下紧接的各行各为一条；与版式相同的注不计。“制表人：”一类的备注不读取，并有提示。
manual-rule-8 = 金额按单元格显示的读取，数字格式按 Excel 的规则理解：只是小数位数较少的，有警告；显示成另一个数的（负号或括号、缩小、“元”等单位、条件、不显示）和格式无法识别的，报错。显示为空或“-”的零是零。
manual-rule-9 = 以文本填写的金额可以有千分位、空格、全角数字和不可见字符，读取的值有提示；“-”“/”和带“元”的不是金额，报错。
manual-rule-10 = 没有填写的金额不作为零，报错；整行空白的，或只有名称公式且没有计算结果的，不作为一行。公式取上次保存的结果；没有结果的、出错的，无论在哪一格都报错；已有编码的科目名称除外。
manual-rule-11 = 金额超过 15 位有效数字的，以文本写入，因为电子表格只保留 15 位。
manual-rule-12 = 日期可以是日期单元格，或文本 2024-2-5、2024/2/5、2024.2.5、2024年2月5日；年度可以写“2024年”。增减百分比可以用百分比格式。单元格中的换行：“概况”中每行为一段，其他地方合并为一行并有提示。
manual-rule-13 = “概况”和“情况说明”的第一栏只写一次时，对以下各行有效。
manual-rule-14 = 读取 .xlsx、.xls、.ods，数字格式、隐藏和合并同等处理。由网页或 XML 2003 改名的 .xls 不读取。明细账的栏可以使用公开表中的名称（资金使用单位）；纵向合并的单元格对各行有效；合计、小计行只核对，不计入；有内容而没有读取的栏有警告。

# 批量生成

batch-empty = { $inputs } 中没有可生成的文件
    .hint = 文件夹中只取 .json、.xlsx、.xls、.ods；其他名称请逐个列出、使用通配符或写入清单
batch-folder = { $path } 既是输入文件夹，又是输出文件夹
    .hint = 请用 -o 另选输出文件夹
batch-twice = { $title }重复，共 { $count } 份：{ $paths }
    .hint = 请只保留一份；不是同一份的，请更正单位名称、年度或种类
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
    .hint = 这是 budgetpress 的缺陷，请连同文件一并报告
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
batch-fit = { $number }/{ $total } { $path }：{ $glyphs ->
    [unchecked] 错误 0、警告 { $warnings }，未检查字形
   *[checked] 可以公开，错误 0、警告 { $warnings }
 }
batch-refused = { $number }/{ $total } { $path }：未通过，{ $errors } 处错误；第一处：[{ $code }] { $first }
batch-failed = { $number }/{ $total } { $path }：无法完成：[{ $code }] { $first }
batch-sum = 本次生成 { $built } 份，沿用上次生成且未变的 { $kept } 份；未通过 { $refused } 份，无法完成 { $failed } 份
batch-sum-check = 检查 { $total } 份：{ $glyphs ->
    [unchecked] 没有错误
   *[checked] 可以公开
 } { $passed } 份，未通过 { $refused } 份，无法检查 { $failed } 份。{ $glyphs ->
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
status-unchecked = 没有错误，未检查字形
overview-title-check = 批量检查情况
overview-verdict = { $all ->
    [yes] 全部 { $total } 份均可公开
    [unchecked] { $unfit } 份不能公开，{ $open } 份没有错误；未检查字形，检查后才能确定可否公开
   *[no] { $unfit } 份不能公开，{ $fit } 份可以公开
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
help-default-print = 〔默认随版式，或 { $value }〕
help-values = 〔可选：{ $value }〕
help-env = 〔环境变量：{ $value }〕
help-command-build = 生成文件：由数据文件得到正式的 PDF
help-command-batch = 一次生成多份文件，只生成有变动的
    .more = 输出文件夹中有日志，记录做完了哪些：中断之后再运行，从中断处继续。输出文件夹中另有 report.json、index.html 和 SHA256SUMS；其中的文件夹 _batch 由程序自用。
help-command-check = 核对数字：表内合计、表间勾稽
help-command-inspect = 检验 PDF：查看内容，判定能否公开或付印
help-command-verify = 核验 PDF 是否真实：按其数据重新生成，逐字节比较
    .more = 版式和字体取自本程序或选项，不取自文件。只用于签名的更新会列出；签名是否有效不作判断。
help-command-view = 输出视图：各处文字已排定的 JSON，供版式的 Typst 文件读取
help-command-fonts = 列出各用途的字体，以及数据中各字体均缺的字
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
help-command-layout-export = 将版式连同其引用的内容写入单独的文件夹，以后据此排版，结果逐字节相同
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
help-option-layout-export-layout = 版式名称
help-option-layout-export-output = 写入的文件夹；排版时用 --layouts 指定
help-option-layout-check-format = 检查结果的形式：text 供人阅读，json 供程序使用（写到标准输出）
help-option-merge-units = 各单位的数据文件，按表中的顺序
help-option-merge-with = 数据文件，内有部门自己的内容：名称、文字、原因；金额可以不写
help-option-merge-output = 输出文件：.json 或 .xlsx
help-option-schema-layout = 版式
help-option-schema-markdown = 改为输出 Markdown 说明
help-option-schema-workbook = 改为输出工作簿的 Markdown 说明：工作表、表头、各行
help-option-build-input = 数据文件；- 为标准输入
help-option-build-output = 要写出的 PDF；- 为标准输出（默认与数据文件同名，扩展名 .pdf；只出印刷版时为 .print.pdf）
help-option-build-draft = 数字不符时仍予生成，每页加印“草稿”字样
help-option-build-manifest = 在输出旁边另写 SHA256SUMS 和 manifest.json：记录所依据的数据和所用的程序、版式、字体
help-option-build-pages = 另把每页的图片写入这个文件夹：001.png、002.png……
help-option-build-ppi = 页面图片的分辨率，每英寸像素
help-option-batch-inputs = 文件夹（取其中的 .json、.xlsx、.xls、.ods）、清单（每行一个路径）、通配符、单个文件，或 s3://桶/文件夹
help-option-batch-output = 输出文件夹，或 s3://桶/文件夹；各份文件按其输入所在的位置存放
help-option-batch-jobs = 同时生成几份（默认与处理器数相同）
help-option-batch-in-flight = 同时处理的输入的总大小，单位 MiB；更大的单独处理
help-option-batch-draft = 数字不符时仍予生成，每页加印“草稿”字样
help-option-batch-check = 只检查数据，不用字体，也不生成文件：在 OUT 写 check.html 和 check.json
help-option-batch-shard = 只做 N 份中的第 I 份，从 1 起；env 为 Kubernetes 或 Slurm 所指定的一份
help-option-batch-merge = 合并各份：证明每个输入恰好做过一次，并写出总报告
help-option-batch-verify = 重新读取已有的每份文件，不只看大小和时间
help-option-edition = 版本：web 供网上公开和存档；print 供送印，附送印单；both 为两者，印刷版为 NAME.print.pdf
help-option-fingerprint = 每页页脚印数据的 SHA-256 摘要
help-option-bleed = 每边出血，毫米：图文可超出裁切线的宽度
help-option-inside = 正文页的订口，毫米，依 GB/T 9704
    .more = 切口相应变窄，行宽不变；双页与单页左右对称。胶装要占去 3 到 5 毫米，请加上。
help-option-binding = 装订方式，决定补几面空白
help-option-parts-on-recto = 各部分从单页起，必要时在前面留一面空白
help-option-turn-tables = 把横排的表格页转为竖页，依 GB/T 9704
    .more = 表头在左：单页的左边是订口，双页的左边是切口。订口不小于正文页的订口，其余归切口。页码竖排在其他页的位置：表格页的左边距转为下边距，加宽到与正文页相同，右边距相应变窄，尽量保留 10 毫米，至少 5.5 毫米。版式中衬在整页之下或盖在整页之上的内容，写在 shared/page.typ 的 `unshifted` 中。
help-option-crop-marks = 标出裁切线
    .more = 印刷厂拼版时会自行加裁切线。
help-option-cover = 另出封皮 NAME.cover.pdf（与 NAME.pdf 放在一起）：封面、按页数计算的书脊、封底
    .more = 版式中须有 cover.typ。
help-option-leaf = 一张纸的厚度，毫米（80 克胶版纸为 0.1），与页数一起决定胶装的书脊宽度
help-option-back = 封底下方的文字，每项一行
help-option-standard = 文件所依标准
help-option-condition = 印刷条件在 ICC 登记的名称；不写的，PDF/X-1a 用 JC200103，PDF/X-4 用特性文件所写的
help-option-profile = 印刷厂的 ICC 特性文件，用于 PDF/X-4，与写它的文件放在一起
help-option-settings = 与印刷厂约定的设置文件（默认为工作文件夹的 budgetpress.toml，如果有）
help-option-icc = 按这个 ICC 特性文件的印刷条件写 PDF/X-4，代替 PDF/X-1a
help-value-edition-web = 供网上公开和存档：PDF/A-3a、PDF/UA-1，内附数据
help-value-edition-print = 供送印：PDF/X，附送印单
help-value-edition-both = 两种都要
help-value-binding-saddle = 骑马订，页数为 4 的倍数
help-value-binding-perfect = 胶装，页数为偶数
help-value-binding-none = 不补空白页
help-value-standard-x-1a = PDF/X-1a:2003：只用油墨的颜色，印刷条件用登记的名称
help-value-standard-x-4 = PDF/X-4：内含印刷条件的特性文件
help-value-gate-release = 供公开：PDF/A-3a、PDF/UA-1
help-value-gate-print = 供印刷：PDF/X
help-value-gate-cover = 供印刷的封皮
help-value-to-json = 数据文件
help-value-to-xlsx = 供填报的工作簿
help-value-to-csv = 一张表，每个金额一行
help-value-to-datapackage = 开放数据文件夹（Frictionless Data Package）
