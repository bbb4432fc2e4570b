// VitePress' own theme with the device's fonts, and colours that reach 4.5:1.
import theme from 'vitepress/theme-without-fonts'
import './style.css'

export default theme
